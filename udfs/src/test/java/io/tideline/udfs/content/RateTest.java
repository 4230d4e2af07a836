package io.tideline.udfs.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RateTest {
  private static Rate rate(String part, String whole) {
    return Rate.of(new BigDecimal(part), new BigDecimal(whole));
  }

  @Test
  void thereIsNoRateOfNothingOrOfTheUnknown() {
    assertThat(Rate.of(BigDecimal.ONE, BigDecimal.ZERO)).isNull();
    assertThat(Rate.of(BigDecimal.ZERO, BigDecimal.ZERO)).isNull();
    assertThat(Rate.of(BigDecimal.ONE, BigDecimal.valueOf(-1))).isNull();
    assertThat(Rate.of(null, BigDecimal.ONE)).isNull();
    assertThat(Rate.percent(null, BigDecimal.ONE)).isNull();
    assertThat(Rate.percent(BigDecimal.ONE, null)).isNull();
    assertThat(Rate.count(null)).isNull();
  }

  @Test
  void noneOfSomethingIsNothingAndNotUnknown() {
    assertThat(rate("0", "7").value()).isZero();
  }

  @Test
  void comparesWithTheDecimalThatWasWrittenNotWithItsNeighbour() {
    assertThat(rate("2.4", "3").isAtLeast(0.8)).isTrue();
    assertThat(rate("2.4", "3").isAbove(0.8)).isFalse();
    assertThat(rate("2.399999999999999999999", "3").isAtLeast(0.8)).isFalse();
    assertThat(rate("2.400000000000000000001", "3").isAbove(0.8)).isTrue();
    assertThat(rate("0.3", "3").isAtLeast(0.1)).isTrue();
  }

  @Property
  void aThresholdIsMetExactlyWhereItIsTheRate(
      @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long whole,
      @ForAll @LongRange(min = 0, max = 10_000) long threshold) {
    BigDecimal limit = BigDecimal.valueOf(threshold, 3);
    BigDecimal part = limit.multiply(BigDecimal.valueOf(whole));
    BigDecimal least = new BigDecimal("0.000000001");

    Rate exactly = new Rate(part, BigDecimal.valueOf(whole));
    Rate under = new Rate(part.subtract(least), BigDecimal.valueOf(whole));

    assertThat(exactly.isAtLeast(limit.doubleValue())).isTrue();
    assertThat(exactly.isAbove(limit.doubleValue())).isFalse();
    assertThat(under.isAtLeast(limit.doubleValue())).isFalse();
  }

  @Test
  void aChangeIsInPercentOfWhatWasBefore() {
    assertThat(rate("150", "1").changeSince(rate("100", "1")).value()).isEqualTo(50);
    assertThat(rate("1", "4").changeSince(rate("1", "2")).value()).isEqualTo(-50);
    assertThat(rate("1", "3").changeSince(rate("1", "7")).value())
        .isCloseTo(400.0 / 3, within(1e-12));
  }

  @Test
  void aChangeFromAFallTurnsItsSignAsTheFormulaSays() {
    assertThat(rate("5", "1").changeSince(rate("-10", "1")).value()).isEqualTo(-150);
  }

  @Test
  void thereIsNoChangeSinceNothing() {
    assertThat(rate("5", "1").changeSince(null)).isNull();
    assertThat(rate("5", "1").changeSince(rate("0", "1"))).isNull();
  }
}
