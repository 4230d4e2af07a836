package io.tideline.udfs.spike.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class NegativeBinomialTest {

  @Test
  void withoutBurstinessItIsThePoissonTail() {
    // P(X > 8) + P(X = 8)/2 for X ~ Poisson(3)
    double term = Math.exp(-3);
    double below = 0;
    for (int k = 0; k < 8; k++) {
      below += term;
      term *= 3.0 / (k + 1);
    }

    assertThat(NegativeBinomial.surprise(8, 3, 0))
        .isCloseTo(-Math.log(1 - below - term / 2), within(1e-4));
  }

  @Test
  void burstinessOneIsTheGeometricTail() {
    // P(X >= k) = (mean / (1 + mean))^k
    double ratio = 4.0 / 5;
    double expected = -20 * Math.log(ratio) - Math.log((1 + ratio) / 2);

    assertThat(NegativeBinomial.surprise(20, 4, 1)).isCloseTo(expected, within(1e-9));
  }

  @Test
  void tooLittleIsMeasuredLikeTooMuch() {
    // P(X < 2) + P(X = 2)/2 for X ~ Poisson(9)
    double chance = Math.exp(-9) * (1 + 9 + 81 / 4.0);

    assertThat(NegativeBinomial.lack(2, 9, 0)).isCloseTo(-Math.log(chance), within(1e-4));
    assertThat(NegativeBinomial.lack(0, 9, 0)).isCloseTo(9 + Math.log(2), within(1e-4));
    assertThat(NegativeBinomial.lack(8, 9, 0)).isZero();
  }

  @Test
  void whatIsOrdinaryIsNoSurprise() {
    assertThat(NegativeBinomial.surprise(0, 3, 0)).isZero();
    assertThat(NegativeBinomial.surprise(4, 3, 0)).isZero();
  }

  @Property(tries = 200)
  void moreIsNeverLessSurprisingAndNeverInfinite(
      @ForAll @DoubleRange(min = 1e-6, max = 1e6) @Scale(6) double mean,
      @ForAll @DoubleRange(min = 0, max = 3) double burstiness,
      @ForAll @IntRange(max = 1_000_000) int count) {
    double surprise = NegativeBinomial.surprise(count, mean, burstiness);

    assertThat(surprise).isBetween(0.0, 600.0);
    assertThat(NegativeBinomial.surprise(count + 1.0, mean, burstiness))
        .isGreaterThanOrEqualTo(surprise - 1e-6);
  }

  @Property(tries = 200)
  void theRangeHoldsTheMean(
      @ForAll @DoubleRange(min = 1e-6, max = 1e6) @Scale(6) double mean,
      @ForAll @DoubleRange(min = 0, max = 3) double burstiness) {
    assertThat(NegativeBinomial.bound(mean, burstiness, -2.576)).isBetween(0.0, mean);
    assertThat(NegativeBinomial.bound(mean, burstiness, 2.576)).isGreaterThan(mean);
  }
}
