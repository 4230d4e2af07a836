package io.tideline.udfs.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tideline.udfs.event.Severity;
import io.tideline.udfs.playbook.SpikeThresholds;
import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpikeRuleTest {
  private final SpikeRule rule = new SpikeRule(SpikeThresholds.DEFAULT);

  @Test
  void fortyAgainstSixtyIsNotSignificant() {
    assertThat(SpikeRule.chance(60, 40)).isCloseTo(0.0284, within(0.00005));
    assertThat(rule.fires(60, 40)).isFalse();
  }

  @Test
  void eightyAgainstOneHundredAndSixtyIsAWarning() {
    assertThat(SpikeRule.chance(160, 80)).isLessThan(1e-6);
    assertThat(rule.fires(160, 80)).isTrue();
    assertThat(rule.severity(160, 80)).isEqualTo(Severity.WARNING);
  }

  @Test
  void threeTimesTheWeekBeforeIsCritical() {
    assertThat(rule.fires(240, 80)).isTrue();
    assertThat(rule.severity(240, 80)).isEqualTo(Severity.CRITICAL);
    assertThat(rule.severity(239, 80)).isEqualTo(Severity.WARNING);
  }

  @Test
  void growthOfExactlyAHalfFires() {
    assertThat(rule.fires(600, 400)).isTrue();
    assertThat(rule.fires(599, 400)).isFalse();
  }

  @Test
  void lessThanTheMinimumVolumeNeverFires() {
    assertThat(rule.fires(19, 1)).isFalse();
    assertThat(rule.fires(20, 1)).isTrue();
  }

  @Test
  void withNothingTheWeekBeforeFiveTimesTheMinimumIsNeeded() {
    assertThat(rule.fires(99, 0)).isFalse();
    assertThat(rule.fires(100, 0)).isTrue();
    assertThat(rule.severity(499, 0)).isEqualTo(Severity.WARNING);
    assertThat(rule.severity(500, 0)).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void isCalmBelowAQuarterOfGrowthOrHalfTheMinimumVolume() {
    assertThat(rule.calm(124, 100)).isTrue();
    assertThat(rule.calm(125, 100)).isFalse();
    assertThat(rule.calm(9, 0)).isTrue();
    assertThat(rule.calm(10, 0)).isFalse();
  }

  @Property(tries = 300)
  void chanceIsTheExactBinomialTail(
      @ForAll @IntRange(min = 0, max = 400) int c, @ForAll @IntRange(min = 0, max = 400) int b) {
    assertThat(SpikeRule.chance(c, b)).isCloseTo(exactTail(c, b), within(1e-12));
  }

  @Property(tries = 300)
  void whatFiresGoesOnFiringWithEveryFurtherEvent(
      @ForAll @IntRange(min = 0, max = 2_000) int c,
      @ForAll @IntRange(min = 0, max = 1_000) int b) {
    if (rule.fires(c, b)) {
      assertThat(rule.fires(c + 1, b)).isTrue();
      assertThat(rule.severity(c + 1, b)).isGreaterThanOrEqualTo(rule.severity(c, b));
    }
  }

  private static double exactTail(int c, int b) {
    int n = c + b;
    BigInteger term = BigInteger.ONE;
    BigInteger tail = BigInteger.ZERO;
    for (int k = n; k >= c; k--) {
      tail = tail.add(term);
      term = term.multiply(BigInteger.valueOf(k)).divide(BigInteger.valueOf(n - k + 1L));
    }
    return new BigDecimal(tail)
        .divide(new BigDecimal(BigInteger.TWO.pow(n)), java.math.MathContext.DECIMAL128)
        .doubleValue();
  }
}
