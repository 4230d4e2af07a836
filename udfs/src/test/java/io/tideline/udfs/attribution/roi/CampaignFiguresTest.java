package io.tideline.udfs.attribution.roi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.attribution.AttributionModel;
import io.tideline.udfs.attribution.CampaignDelta;
import io.tideline.udfs.attribution.LtvDelta;
import io.tideline.udfs.event.CostKind;
import io.tideline.udfs.event.CostRecord;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CampaignFiguresTest {
  private static final AttributionModel LINEAR = AttributionModel.LINEAR;

  @Test
  void fiveThousandOfMediaAndTwoHundredOrdersGiveACpaOf25AndARoasOf3() {
    CampaignFigures figures =
        only(cost(CostKind.MEDIA, "5000").plus(sold("200", "0", "15000", "EUR")), "EUR");

    assertThat(figures.cpa()).isEqualByComparingTo("25");
    assertThat(figures.roas()).isEqualByComparingTo("3");
  }

  @Test
  void fiveThousandOfAllCostsAndTwelveAndAHalfBackAreARoiOf150Percent() {
    CampaignDay day =
        cost(CostKind.MEDIA, "3000")
            .plus(cost(CostKind.CREATIVE, "1500"))
            .plus(cost(CostKind.INTERNAL_HOURS, "500"))
            .plus(sold("100", "0", "12500", "EUR"));

    assertThat(only(day, "EUR").roi()).isEqualByComparingTo("150");
    assertThat(only(day, "EUR").costs().media()).isEqualByComparingTo("3000");
  }

  @Test
  void everyRatioIsThatOfItsDefinition() {
    var media =
        new CostRecord(
            "c", "spring", CostKind.MEDIA, money("60"), "EUR", "2026-03-01", 40_000L, 200L);
    CampaignDay day =
        CampaignDay.of(media)
            .plus(cost(CostKind.TOOLS, "40"))
            .plus(sold("4", "2.5", "300", "EUR"))
            .plus(won("2.5", "350"))
            .plus(CampaignDay.LEAD)
            .plus(CampaignDay.LEAD);

    CampaignFigures figures = only(day, "EUR");

    assertThat(figures.ctr()).isEqualByComparingTo("0.5");
    assertThat(figures.conversionRate()).isEqualByComparingTo("2");
    assertThat(figures.cpc()).isEqualByComparingTo("0.3");
    assertThat(figures.cpm()).isEqualByComparingTo("1.5");
    assertThat(figures.cpl()).isEqualByComparingTo("50");
    assertThat(figures.cpa()).isEqualByComparingTo("25");
    assertThat(figures.cac()).isEqualByComparingTo("40");
    assertThat(figures.roas()).isEqualByComparingTo("5");
    assertThat(figures.roi()).isEqualByComparingTo("200");
    assertThat(figures.ltv()).isEqualByComparingTo("140");
    assertThat(figures.ltvCac()).isEqualByComparingTo("3.5");
  }

  @Test
  void whatACostIsRestatedByCountsAlsoWhereItIsSummedOnItsOwn() {
    CampaignDay first = cost(CostKind.MEDIA, "79.50");
    CampaignDay restated =
        CampaignDay.without(record(CostKind.MEDIA, "79.50")).plus(cost(CostKind.MEDIA, "53.50"));
    CampaignDay asTools =
        CampaignDay.without(record(CostKind.MEDIA, "53.50")).plus(cost(CostKind.TOOLS, "53.50"));
    assertThat(first.plus(restated)).isEqualTo(cost(CostKind.MEDIA, "53.50"));
    assertThat(restated.plus(first)).isEqualTo(cost(CostKind.MEDIA, "53.50"));
    CampaignFigures figures = only(first.plus(restated).plus(asTools), "EUR");
    assertThat(figures.costs().media()).isEqualByComparingTo("0");
    assertThat(figures.costs().total()).isEqualByComparingTo("53.50");
    CampaignDay gone = CampaignDay.without(record(CostKind.MEDIA, "53.50"));
    assertThat(first.plus(restated).plus(gone).isNothing()).isTrue();
  }

  @Test
  void figuresWithoutADenominatorAreNull() {
    CampaignFigures costsOnly = only(cost(CostKind.TOOLS, "10"), "EUR");
    CampaignFigures salesOnly = only(sold("1", "1", "20", "EUR"), "EUR");

    assertThat(nulls(costsOnly)).isEqualTo("ctr cr cpc cpm cpl cpa cac roas ltv ltv_cac");
    assertThat(costsOnly.roi()).isEqualByComparingTo("-100");
    assertThat(nulls(salesOnly)).isEqualTo("ctr cr cpc cpm cpl roas roi ltv ltv_cac");
    assertThat(salesOnly.cpa()).isZero();
  }

  @Test
  void currenciesHaveRowsOfTheirOwnAndLeadsStandOnEach() {
    CampaignDay day =
        cost(CostKind.MEDIA, "10").plus(sold("1", "0", "30", "USD")).plus(CampaignDay.LEAD);

    List<CampaignFigures> rows = CampaignFigures.of(day, List.of());

    assertThat(rows).extracting(CampaignFigures::leads).containsOnly(1L);
    assertThat(only(day, "EUR").credits().revenue()).isZero();
    assertThat(only(day, "USD").costs().total()).isZero();
    assertThat(only(day, "USD").roi()).isNull();
  }

  @Test
  void everyModelsRowRepeatsTheCosts() {
    assertThat(
            CampaignFigures.of(
                cost(CostKind.MEDIA, "10").plus(sold("1", "0", "30", "EUR")), List.of()))
        .hasSize(AttributionModel.values().length)
        .allSatisfy(row -> assertThat(row.costs().total()).isEqualByComparingTo("10"));
  }

  @Test
  void aCostOfNothingIsARowAndLeadsAloneAreNone() {
    assertThat(CampaignFigures.of(cost(CostKind.MEDIA, "0"), List.of())).hasSize(7);
    assertThat(CampaignFigures.of(CampaignDay.LEAD, List.of())).isEmpty();
  }

  @Test
  void whatIsTakenBackLeavesNothing() {
    var cost = record(CostKind.MEDIA, "10.01");
    CampaignDay day =
        CampaignDay.of(cost)
            .plus(sold("0.333333333333", "0", "33.34", "EUR"))
            .plus(CampaignDay.without(cost))
            .plus(sold("-0.333333333333", "0", "-33.34", "EUR"));

    assertThat(day.isNothing()).isTrue();
    assertThat(CampaignFigures.of(day, List.of())).isEmpty();
  }

  @Property
  void theOrderOfChangesIsNoMatter(
      @ForAll @Size(max = 12) List<@IntRange(min = 0, max = 5) Integer> kinds) {
    CampaignDay there = CampaignDay.NONE;
    CampaignDay back = CampaignDay.NONE;
    for (int i = 0; i < kinds.size(); i++) {
      there = there.plus(change(kinds.get(i)));
      back = back.plus(change(kinds.get(kinds.size() - 1 - i)));
    }

    assertThat(there).isEqualTo(back);
  }

  private static CampaignDay change(int kind) {
    return switch (kind) {
      case 0 -> CampaignDay.LEAD;
      case 1 -> cost(CostKind.MEDIA, "5");
      case 2 -> CampaignDay.without(record(CostKind.MEDIA, "5"));
      case 3 -> sold("1", "0", "7", "USD");
      case 4 -> sold("-1", "0", "-7", "USD");
      default -> won("1", "9");
    };
  }

  private static CampaignFigures only(CampaignDay day, String currency) {
    return CampaignFigures.of(day, List.of()).stream()
        .filter(row -> row.model() == LINEAR && row.currency().equals(currency))
        .findFirst()
        .orElseThrow();
  }

  private static String nulls(CampaignFigures of) {
    return String.join(
            "",
            name("ctr", of.ctr()),
            name("cr", of.conversionRate()),
            name("cpc", of.cpc()),
            name("cpm", of.cpm()),
            name("cpl", of.cpl()),
            name("cpa", of.cpa()),
            name("cac", of.cac()),
            name("roas", of.roas()),
            name("roi", of.roi()),
            name("ltv", of.ltv()),
            name("ltv_cac", of.ltvCac()))
        .strip();
  }

  private static String name(String name, @Nullable BigDecimal figure) {
    return figure == null ? name + " " : "";
  }

  private static CampaignDay cost(CostKind kind, String amount) {
    return CampaignDay.of(record(kind, amount));
  }

  private static CostRecord record(CostKind kind, String amount) {
    return new CostRecord("c", "spring", kind, money(amount), "EUR", "2026-03-01", null, null);
  }

  private static CampaignDay sold(String orders, String customers, String sum, String currency) {
    return CampaignDay.of(
        new CampaignDelta(
            "a", "spring", 0, LINEAR, currency, money(orders), money(customers), money(sum)));
  }

  private static CampaignDay won(String customers, String sum) {
    return CampaignDay.of(
        new LtvDelta("a", "spring", 0, LINEAR, "EUR", money(customers), money(sum)));
  }

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount);
  }
}
