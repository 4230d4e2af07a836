package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FigureTextTest {
  private static final MathContext TEN_DIGITS = new MathContext(10, RoundingMode.HALF_UP);

  @Property(tries = 20_000)
  void anyNumberIsWrittenAsItsDecimalIs(@ForAll long bits) {
    double figure = Double.longBitsToDouble(bits);
    if (Double.isFinite(figure)) {
      assertThat(FigureText.of(figure)).isEqualTo(decimal(figure));
    }
  }

  @Property(tries = 20_000)
  void aProbabilityIsWrittenAsItsDecimalIs(@ForAll @DoubleRange(min = 0, max = 1) double figure) {
    assertThat(FigureText.of(figure)).isEqualTo(decimal(figure));
    assertThat(FigureText.of((float) figure)).isEqualTo(decimal((float) figure));
  }

  /** Eleven digits with a 5 behind: half way between two texts, or the next number to that. */
  @Property(tries = 20_000)
  void halfIsRoundedAwayFromZeroAndWhatIsNextToItIsNot(
      @ForAll @LongRange(min = 0, max = 99_999_999_999L) long digits,
      @ForAll @IntRange(min = -12, max = 20) int scale) {
    double half = BigDecimal.valueOf(digits / 10 * 10 + 5, scale).doubleValue();
    for (double figure : new double[] {half, -half, Math.nextUp(half), Math.nextDown(half)}) {
      assertThat(FigureText.of(figure)).isEqualTo(decimal(figure));
    }
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0,
        -0.0,
        1,
        10,
        0.1,
        0.25,
        -0.25,
        9_999_999_999.0,
        9_999_999_999.5,
        1e10,
        12_345_678_900.0,
        0.099999999999,
        0.99999999999,
        99_999_999.995,
        1e-5,
        1e-13,
        1e-14,
        1e-300,
        1e300,
        123.456,
        Double.MIN_VALUE,
        Double.MAX_VALUE
      })
  void theEndsOfItsWaysAreNoDifferent(double figure) {
    assertThat(FigureText.of(figure)).isEqualTo(decimal(figure));
  }

  @Test
  void readsAsPeopleWrite() {
    assertThat(FigureText.of(1 / 3.0)).isEqualTo("0.3333333333");
    assertThat(FigureText.of(-1200)).isEqualTo("-1200");
    assertThat(FigureText.of(0.000025)).isEqualTo("0.000025");
  }

  private static String decimal(double figure) {
    BigDecimal rounded = BigDecimal.valueOf(figure).round(TEN_DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
