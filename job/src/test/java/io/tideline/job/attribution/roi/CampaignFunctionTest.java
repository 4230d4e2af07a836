package io.tideline.job.attribution.roi;

import static io.tideline.job.attribution.roi.RoiHarness.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Backend;
import io.tideline.udfs.attribution.AttributionModel;
import io.tideline.udfs.attribution.CampaignDelta;
import io.tideline.udfs.attribution.LtvDelta;
import io.tideline.udfs.attribution.roi.CampaignDay;
import io.tideline.udfs.event.CostKind;
import io.tideline.udfs.event.CostRecord;
import java.math.BigDecimal;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CampaignFunctionTest {
  private static final AttributionModel LINEAR = AttributionModel.LINEAR;
  private static final long DAY = 86_400_000L;

  /** 2026-03-02, counted from the epoch. */
  private static final long MONDAY = 20_514;

  private RoiHarness harness;

  @BeforeEach
  void open() throws Exception {
    harness = RoiHarness.open(Backend.HASHMAP, null);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void costsAndOrdersOfADayAreOneRowAModel() throws Exception {
    harness.feed(MONDAY, cost("5000"), sold("200", "15000"));

    List<TableRow> rows = harness.rows(1);

    assertThat(rows).hasSize(7);
    assertThat(table(rows, "linear", "cost_total", "conversions", "revenue", "cpa", "roas_ratio"))
        .containsExactly("2026-03-02 EUR 5000.0000 200 15000.0000 25.0000 3");
    assertThat(table(rows, "last_touch", "cost_total", "conversions", "cpa", "roas_ratio"))
        .containsExactly("2026-03-02 EUR 5000.0000 0 null 0");
  }

  @Test
  void onlyRowsThatChangeAreIssuedAgainWithAHigherRevision() throws Exception {
    harness.feed(MONDAY, cost("10"), sold("1", "30"));
    harness.rows(1);
    harness.getOutput().clear();

    harness.feed(MONDAY, sold("0", "-5"));

    List<TableRow> rows = harness.rows(2);
    assertThat(table(rows, "linear", "revenue")).containsExactly("2026-03-02 EUR 25.0000");
    assertThat(rows).singleElement().satisfies(row -> assertThat(row.revision()).isEqualTo(2));
  }

  @Test
  void changesThatCancelIssueNothing() throws Exception {
    harness.feed(MONDAY, cost("10"));
    harness.rows(1);
    harness.getOutput().clear();

    harness.feed(MONDAY, sold("1", "30"), sold("-1", "-30"));

    assertThat(harness.rows(2)).isEmpty();
  }

  @Test
  void aRowThatIsNoMoreIsDeletedAndMayComeBack() throws Exception {
    var cost = record("10");
    harness.feed(MONDAY, CampaignDay.of(cost), CampaignDay.LEAD);
    harness.rows(1);
    harness.getOutput().clear();

    harness.feed(MONDAY, CampaignDay.without(cost));
    assertThat(harness.rows(2))
        .hasSize(7)
        .allMatch(TableRow::delete)
        .allMatch(row -> row.revision() == 2);

    harness.getOutput().clear();
    harness.feed(MONDAY, CampaignDay.of(cost));
    assertThat(harness.rows(3))
        .hasSize(7)
        .noneMatch(TableRow::delete)
        .allMatch(row -> row.revision() == 3);
  }

  @Test
  void aLeadIsOnEveryRowOfTheDay() throws Exception {
    harness.feed(MONDAY, cost("10"), CampaignDay.LEAD);
    assertThat(table(harness.rows(1), "time_decay", "leads", "cpl"))
        .containsExactly("2026-03-02 EUR 1 10.0000");
  }

  @Test
  void leadsAloneStandUnderTheCurrenciesOfTheCampaignsOtherDays() throws Exception {
    harness.feed(MONDAY + 1, CampaignDay.LEAD, CampaignDay.LEAD);
    assertThat(harness.rows(1)).isEmpty();

    harness.feed(MONDAY, cost("10"));
    assertThat(table(harness.rows(2), "linear", "leads", "cost_total", "conversions", "cpl"))
        .containsExactly("2026-03-02 EUR 0 10.0000 0 null", "2026-03-03 EUR 2 0.0000 0 0.0000");
    harness.feed(MONDAY + 2, CampaignDay.LEAD);
    assertThat(table(harness.rows(3), "linear", "leads"))
        .containsExactly("2026-03-02 EUR 0", "2026-03-03 EUR 2", "2026-03-04 EUR 1");
  }

  @Test
  void rowsOfLeadsAloneGoWithTheLastDayOfTheirCurrency() throws Exception {
    var cost = record("10");
    harness.feed(MONDAY, CampaignDay.of(cost));
    harness.feed(MONDAY + 1, CampaignDay.LEAD);
    harness.rows(1);
    harness.getOutput().clear();

    harness.feed(MONDAY, CampaignDay.without(cost));
    assertThat(harness.rows(2)).hasSize(14).allMatch(TableRow::delete);
  }

  @Test
  void aDayThatGetsCostsOfItsOwnLeavesTheCurrenciesOfOthers() throws Exception {
    harness.feed(MONDAY, cost("10"));
    harness.feed(MONDAY + 1, CampaignDay.LEAD);
    harness.feed(MONDAY + 1, dollars("7"));
    assertThat(table(harness.rows(1), "linear", "leads"))
        .containsExactly("2026-03-02 EUR 0", "2026-03-03 USD 1");
    harness.feed(MONDAY + 2, CampaignDay.LEAD);
    assertThat(table(harness.rows(2), "linear", "leads"))
        .containsExactly(
            "2026-03-02 EUR 0", "2026-03-03 USD 1", "2026-03-04 EUR 1", "2026-03-04 USD 1");
  }

  @Test
  void lifetimeValueGrowsAsCustomersBuyAgainAndShrinksWithRefunds() throws Exception {
    harness.feed(MONDAY, won("2", "100"));
    assertThat(table(harness.rows(1), "linear", "ltv")).containsExactly("2026-03-02 EUR 50.0000");

    harness.feed(MONDAY, won("0", "40"));
    assertThat(table(harness.rows(2), "linear", "ltv")).containsExactly("2026-03-02 EUR 70.0000");

    harness.feed(MONDAY, won("0", "-100"));
    assertThat(table(harness.rows(3), "linear", "ltv")).containsExactly("2026-03-02 EUR 20.0000");
  }

  @ParameterizedTest
  @EnumSource
  void aRestartGoesOnWhereItWas(Backend backend) throws Exception {
    OperatorSubtaskState state;
    try (RoiHarness before = RoiHarness.open(backend, null)) {
      before.feed(MONDAY, cost("10"));
      before.rows(1);
      state = before.snapshot(1, 1);
    }
    try (RoiHarness after = RoiHarness.open(backend, state)) {
      after.feed(MONDAY, sold("1", "30"));

      assertThat(table(after.rows(2), "linear", "cost_total", "revenue"))
          .containsExactly("2026-03-02 EUR 10.0000 30.0000");
      assertThat(after.rows(3)).singleElement().extracting(TableRow::revision).isEqualTo(2L);
    }
  }

  @Test
  void daysLeaveTheStateWhenTheyClose() throws Exception {
    harness.feed(MONDAY, cost("10"));
    harness.feed(MONDAY + 3, cost("10"));
    long closes = (MONDAY + 432) * DAY;

    harness.processWatermark(closes - 1);
    harness.feed(MONDAY, sold("1", "5"));
    assertThat(table(harness.rows(1), "linear", "revenue"))
        .containsExactly("2026-03-02 EUR 5.0000", "2026-03-05 EUR 0.0000");

    harness.processWatermark(closes);
    harness.feed(MONDAY, sold("1", "5"));
    assertThat(table(harness.rows(2), "linear", "revenue")).contains("2026-03-02 EUR 5.0000");

    harness.processWatermark(closes + 3 * DAY);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void whatIsDueWhenADayClosesIsIssued() throws Exception {
    harness.feed(MONDAY, cost("10"));

    harness.processWatermark((MONDAY + 432) * DAY);

    assertThat(harness.extractOutputValues()).hasSize(7);
    assertThat(harness.rows(1)).hasSize(7);
  }

  @Test
  void theEndOfTheInputClosesNothing() throws Exception {
    harness.feed(MONDAY, cost("10"));

    harness.processWatermark(Long.MAX_VALUE);

    assertThat(harness.rows(1)).hasSize(7);
    assertThat(harness.numKeyedStateEntries()).isPositive();
  }

  private static CampaignDay cost(String amount) {
    return CampaignDay.of(record(amount));
  }

  private static CampaignDay dollars(String amount) {
    return CampaignDay.of(record(amount, "USD"));
  }

  private static CostRecord record(String amount) {
    return record(amount, "EUR");
  }

  private static CostRecord record(String amount, String currency) {
    return new CostRecord(
        "c", "spring", CostKind.MEDIA, new BigDecimal(amount), currency, "2026-03-02", null, null);
  }

  private static CampaignDay sold(String orders, String revenue) {
    return CampaignDay.of(
        new CampaignDelta(
            "acme",
            "spring",
            MONDAY * DAY,
            LINEAR,
            "EUR",
            new BigDecimal(orders),
            BigDecimal.ZERO,
            new BigDecimal(revenue)));
  }

  private static CampaignDay won(String customers, String revenue) {
    return CampaignDay.of(
        new LtvDelta(
            "acme",
            "spring",
            MONDAY * DAY,
            LINEAR,
            "EUR",
            new BigDecimal(customers),
            new BigDecimal(revenue)));
  }
}
