package io.tideline.udfs.attribution;

import static io.tideline.udfs.attribution.Paths.DAY;
import static io.tideline.udfs.attribution.Paths.HOUR;
import static io.tideline.udfs.attribution.Paths.NOON;
import static io.tideline.udfs.attribution.Paths.clicks;
import static io.tideline.udfs.attribution.Paths.issue;
import static io.tideline.udfs.attribution.Paths.order;
import static io.tideline.udfs.attribution.Paths.touch;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CreditsTest {
  @Test
  void splitsAHundredOverThreeLinearTouchesWithTheCentToTheFirst() {
    assertThat(credits(order("100.00", "EUR", clicks(3)), AttributionModel.LINEAR))
        .containsExactly("1 33.34", "2 33.33", "3 33.33");
  }

  @Test
  void aFineRefundIsSplitFinelyAndLeavesTheCreditsAsTheyWere() {
    List<Credit> linear =
        Credits.of(WeightedPath.equal(order("100.00", "EUR", clicks(3))), new BigDecimal("0.001"))
            .stream()
            .filter(credit -> credit.model() == AttributionModel.LINEAR)
            .toList();
    assertThat(linear)
        .extracting(credit -> credit.credit() + " " + credit.refundedCredit())
        .containsExactly("33.34 0.001", "33.33 0.000", "33.33 0.000");
  }

  @Test
  void givesAllToTheLastOrTheFirst() {
    OrderPath order = order("100.00", "EUR", clicks(3));
    assertThat(credits(order, AttributionModel.LAST_TOUCH)).containsExactly("3 100.00");
    assertThat(credits(order, AttributionModel.FIRST_TOUCH)).containsExactly("1 100.00");
  }

  @Test
  void passesOverImpressionsForTheLastClick() {
    List<PathTouch> touches = new ArrayList<>(clicks(2));
    touches.add(touch("seen", TouchType.AD_IMPRESSION, NOON));
    assertThat(credits(order("100.00", "EUR", touches), AttributionModel.LAST_CLICK))
        .containsExactly("2 100.00");
  }

  @Test
  void takesTheLastImpressionWhereThereIsNoClick() {
    List<PathTouch> touches =
        List.of(
            touch("a", TouchType.AD_IMPRESSION, NOON - HOUR),
            touch("b", TouchType.AD_IMPRESSION, NOON));
    assertThat(credits(order("9.99", "EUR", touches), AttributionModel.LAST_CLICK))
        .containsExactly("2 9.99");
  }

  @Test
  void givesFortyPercentToEachEndAndTheRestToThoseBetween() {
    assertThat(credits(order("100.00", "EUR", clicks(4)), AttributionModel.POSITION_BASED))
        .containsExactly("1 40.00", "2 10.00", "3 10.00", "4 40.00");
    assertThat(credits(order("100.00", "EUR", clicks(2)), AttributionModel.POSITION_BASED))
        .containsExactly("1 50.00", "2 50.00");
    assertThat(credits(order("100.00", "EUR", clicks(1)), AttributionModel.POSITION_BASED))
        .containsExactly("1 100.00");
  }

  @Test
  void halvesWhatATouchIsWorthWithEverySevenDays() {
    List<PathTouch> touches =
        List.of(
            touch("a", TouchType.AD_CLICK, NOON - 7 * DAY), touch("b", TouchType.AD_CLICK, NOON));
    assertThat(credits(order("3.00", "EUR", touches), AttributionModel.TIME_DECAY))
        .containsExactly("1 1.00", "2 2.00");
  }

  @Test
  void followsTheSharesOfTheChain() {
    OrderPath order = order("10.00", "EUR", clicks(3));
    var weighted = new WeightedPath(order, List.of(0.5, 0.0, 1.5));
    assertThat(lines(Credits.of(weighted, BigDecimal.ZERO), AttributionModel.DATA_DRIVEN))
        .containsExactly("1 2.50", "3 7.50");
  }

  @Test
  void sharesEquallyWhereTheChainTellsNothingApart() {
    OrderPath order = order("10.00", "EUR", clicks(2));
    for (List<Double> shares : List.of(List.of(0.0, 0.0), List.of(1.0), List.of(Double.NaN, 1.0))) {
      var weighted = new WeightedPath(order, shares);
      assertThat(Credits.of(weighted, BigDecimal.ZERO))
          .filteredOn(credit -> credit.model() == AttributionModel.DATA_DRIVEN)
          .extracting(Credit::credit)
          .allMatch(credit -> credit.signum() >= 0);
    }
  }

  @Test
  void creditsAnOrderWithoutTouchesToDirect() {
    assertThat(issue(order("5.00", "EUR", List.of()), "0").credits())
        .hasSize(AttributionModel.values().length)
        .allSatisfy(
            credit -> {
              assertThat(credit.campaign()).isEqualTo("(direct)");
              assertThat(credit.touchNo()).isEqualTo(1);
              assertThat(credit.credit()).isEqualByComparingTo("5.00");
            });
  }

  @Test
  void splitsInTheCurrencysSmallestCoinOrFinerWhereTheAmountIs() {
    assertThat(credits(order("1000", "JPY", clicks(3)), AttributionModel.LINEAR))
        .containsExactly("1 334", "2 333", "3 333");
    assertThat(credits(order("1.000", "BHD", clicks(3)), AttributionModel.LINEAR))
        .containsExactly("1 0.334", "2 0.333", "3 0.333");
    assertThat(credits(order("12.3457", "EUR", clicks(3)), AttributionModel.LINEAR))
        .containsExactly("1 4.1153", "2 4.1152", "3 4.1152");
    assertThat(credits(order("1", "XXQ", clicks(2)), AttributionModel.LINEAR))
        .containsExactly("1 0.50", "2 0.50");
  }

  @Test
  void takesBackTheSameSharesOfARefund() {
    List<Credit> credits = issue(order("100.00", "EUR", clicks(3)), "10.00").credits();
    assertThat(credits)
        .filteredOn(credit -> credit.model() == AttributionModel.LINEAR)
        .extracting(credit -> credit.refundedCredit().toPlainString())
        .containsExactly("3.34", "3.33", "3.33");
  }

  @Property(tries = 500)
  void everyModelAddsUpToTheLastCoin(
      @ForAll("touches") List<PathTouch> touches, @ForAll("amounts") BigDecimal amount) {
    BigDecimal refunded = amount.divide(BigDecimal.valueOf(2));
    refunded = refunded.setScale(Math.min(refunded.scale(), 4), RoundingMode.DOWN);
    Issue issue = issue(order(amount.toPlainString(), "EUR", touches), refunded.toPlainString());
    for (AttributionModel model : AttributionModel.values()) {
      List<Credit> credits =
          issue.credits().stream().filter(credit -> credit.model() == model).toList();
      assertThat(sum(credits.stream().map(Credit::weight))).isEqualByComparingTo("1");
      assertThat(sum(credits.stream().map(Credit::credit))).isEqualByComparingTo(amount);
      assertThat(sum(credits.stream().map(Credit::refundedCredit))).isEqualByComparingTo(refunded);
    }
  }

  @Property
  void theHalfLifeIsThatOfTheLogarithm(@ForAll("ages") long age) {
    double weight = HalfLife.weight(age).doubleValue() / HalfLife.weight(0).doubleValue();
    assertThat(weight).isCloseTo(Math.pow(2, -age / (7.0 * DAY)), within());
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-12);
  }

  @Provide
  Arbitrary<Long> ages() {
    return Arbitraries.longs().between(0, 7 * DAY);
  }

  @Provide
  Arbitrary<BigDecimal> amounts() {
    return Arbitraries.longs()
        .between(0, 1_000_000_000_000L)
        .flatMap(
            units -> Arbitraries.integers().between(0, 4).map(s -> BigDecimal.valueOf(units, s)));
  }

  @Provide
  Arbitrary<List<PathTouch>> touches() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 7 * DAY), Arbitraries.of(TouchType.values()))
        .as((age, type) -> touch("t" + age, type, NOON - age))
        .list()
        .ofMaxSize(20)
        .map(touches -> touches.stream().sorted(PathTouch.ORDER).toList());
  }

  private static BigDecimal sum(Stream<BigDecimal> amounts) {
    return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<String> credits(OrderPath order, AttributionModel model) {
    return lines(issue(order, "0").credits(), model);
  }

  private static List<String> lines(List<Credit> credits, AttributionModel model) {
    return credits.stream()
        .filter(credit -> credit.model() == model)
        .map(credit -> credit.touchNo() + " " + credit.credit().toPlainString())
        .toList();
  }
}
