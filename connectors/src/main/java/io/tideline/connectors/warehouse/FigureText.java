package io.tideline.connectors.warehouse;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Figures as texts: plain decimals of at most ten significant digits, without zeros at the end.
 * Every message has four. So the usual magnitudes are rounded as whole numbers, ten times as fast
 * as decimals are; where that could round otherwise than the decimal would, the decimal decides.
 */
final class FigureText {
  /** More digits than any figure needs (relative precision 1e-10), fewer than rounding noise. */
  private static final MathContext FIGURE = new MathContext(10, RoundingMode.HALF_UP);

  private static final double LEAST_SCALED = 1e9;
  private static final double MOST_SCALED = 1e10;

  /**
   * A scaled figure is off by less than 4e-6 from the decimal that Java prints for it: one rounding
   * of the number itself and one of the product, at ten digits before the point.
   */
  private static final double NEAR_A_TIE = 1e-4;

  /** All powers of ten that a double holds exactly. */
  private static final double[] POWERS = new double[23];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
  }

  private FigureText() {}

  /** The text of a finite number, half rounded away from zero. */
  static String of(double figure) {
    double size = Math.abs(figure);
    int places = placesOf(size);
    if (places < 0) {
      return plain(BigDecimal.valueOf(figure).round(FIGURE));
    }
    double scaled = size * POWERS[places];
    long digits = (long) scaled;
    double rest = scaled - digits;
    if (Math.abs(rest - 0.5) < NEAR_A_TIE) {
      return plain(BigDecimal.valueOf(figure).round(FIGURE));
    }
    digits += rest > 0.5 ? 1 : 0;
    while (places > 0 && digits % 10 == 0) {
      digits /= 10;
      places--;
    }
    return text(figure < 0, digits, places);
  }

  /** The decimal without exponent and without zeros at the end. */
  static String plain(BigDecimal figure) {
    return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
  }

  /**
   * How many places behind the point make ten digits; −1 where the figure is too large or small.
   */
  private static int placesOf(double size) {
    int places = 10;
    while (places < POWERS.length && size * POWERS[places] < LEAST_SCALED) {
      places++;
    }
    while (places >= 0 && places < POWERS.length && size * POWERS[places] >= MOST_SCALED) {
      places--;
    }
    return places < POWERS.length ? places : -1;
  }

  private static String text(boolean negative, long digits, int places) {
    int sign = negative ? 1 : 0;
    int count = Math.max(places + 1, lengthOf(digits));
    char[] text = new char[sign + count + (places > 0 ? 1 : 0)];
    int at = text.length;
    long rest = digits;
    for (int i = 0; i < count; i++) {
      if (i == places && i > 0) {
        at--;
        text[at] = '.';
      }
      at--;
      text[at] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    if (negative) {
      text[0] = '-';
    }
    return new String(text);
  }

  private static int lengthOf(long digits) {
    int length = 1;
    for (long rest = digits / 10; rest > 0; rest /= 10) {
      length++;
    }
    return length;
  }
}
