package io.tideline.udfs.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Against values computed with 40 digits. */
class IntervalsTest {

  @Test
  void wilsonsIntervalIsThatOfTheScoreTest() {
    assertClose(wilson(250, 1_000), 0.2241530989836914, 0.2777602802590862);
    assertClose(wilson(11, 37), 0.1748947864983201, 0.4578313591113566);
  }

  @Test
  void wilsonsIntervalEndsAtNoneAndAll() {
    assertThat(wilson(0, 25).low()).isZero();
    assertThat(wilson(0, 25).high()).isPositive();
    assertThat(wilson(25, 25).high()).isEqualTo(1);
    assertThat(wilson(25, 25).low()).isLessThan(1);
  }

  @Test
  void waldsAndNewcombesIntervalsAreOfTheDifference() {
    TwoProportions two = TwoProportionsTest.of(200, 1_000, 250, 1_000);
    assertClose(Intervals.wald(two, 0.95), 0.01346362168753984, 0.08653637831246016);
    assertClose(Intervals.newcombe(two, 0.95), 0.01339596988611628, 0.08645099471882536);

    TwoProportions few = TwoProportionsTest.of(3, 40, 11, 37);
    assertClose(Intervals.wald(few, 0.95), 0.05391557372538309, 0.3906790208692115);
    assertClose(Intervals.newcombe(few, 0.95), 0.04831510937490622, 0.3901909581786932);
  }

  @Property
  void wilsonsIntervalHoldsTheRateAndGrowsWithTheConfidence(
      @ForAll @IntRange(max = 90) int successes) {
    var proportion = new Proportion(successes, 90);
    Interval usual = Intervals.wilson(proportion, 0.95);
    Interval sure = Intervals.wilson(proportion, 0.99);
    assertThat(usual.low()).isBetween(0.0, proportion.rate());
    assertThat(usual.high()).isBetween(proportion.rate(), 1.0);
    assertThat(sure.low()).isLessThanOrEqualTo(usual.low());
    assertThat(sure.high()).isGreaterThanOrEqualTo(usual.high());
  }

  private static Interval wilson(long successes, long samples) {
    return Intervals.wilson(new Proportion(successes, samples), 0.95);
  }

  private static void assertClose(Interval interval, double low, double high) {
    assertThat(interval.low()).isCloseTo(low, within(1e-12));
    assertThat(interval.high()).isCloseTo(high, within(1e-12));
  }
}
