package io.tideline.udfs.attribution;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * 2^(−age / 7 d) as a fixed-point number of 160 bits (SEMANTICS §8, time_decay). The powers of the
 * bits of an age are computed once; a weight is their product. It is exact to some 150 bits: far
 * beyond what a largest remainder of money can turn on.
 */
final class HalfLife {
  private static final long MILLIS = 7 * 86_400_000L;

  /** A playbook allows no longer window. */
  private static final long LONGEST_MILLIS = 90 * 86_400_000L;

  private static final int BITS = 160;
  private static final int DIGITS = 60;
  private static final BigInteger ONE = BigInteger.ONE.shiftLeft(BITS);
  private static final BigInteger[] POWERS = powers();

  private HalfLife() {}

  /** The weight of a touch that age before the order. */
  static BigInteger weight(long ageMillis) {
    if (ageMillis < 0 || ageMillis > LONGEST_MILLIS) {
      throw new IllegalArgumentException("age in milliseconds: " + ageMillis);
    }
    BigInteger weight = ONE;
    for (int bit = 0; bit < POWERS.length; bit++) {
      if ((ageMillis >>> bit & 1) == 1) {
        weight = weight.multiply(POWERS[bit]).shiftRight(BITS);
      }
    }
    return weight;
  }

  private static BigInteger[] powers() {
    BigInteger[] powers = new BigInteger[Long.SIZE - Long.numberOfLeadingZeros(LONGEST_MILLIS)];
    MathContext context = new MathContext(DIGITS, RoundingMode.HALF_EVEN);
    BigDecimal ln2 = naturalLogarithmOfTwo(context);
    for (int bit = 0; bit < powers.length; bit++) {
      BigDecimal age = BigDecimal.valueOf(1L << bit).divide(BigDecimal.valueOf(MILLIS), context);
      BigDecimal power = exp(age.multiply(ln2, context).negate(), context);
      powers[bit] =
          power.multiply(new BigDecimal(ONE)).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
    }
    return powers;
  }

  /** ln 2 = Σ 1 / (k 2^k). */
  private static BigDecimal naturalLogarithmOfTwo(MathContext context) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = 1; k <= BITS + 40; k++) {
      BigDecimal term = new BigDecimal(BigInteger.ONE.shiftLeft(k).multiply(BigInteger.valueOf(k)));
      sum = sum.add(BigDecimal.ONE.divide(term, context), context);
    }
    return sum;
  }

  /** Its series, for numbers between −1 and 0. */
  private static BigDecimal exp(BigDecimal x, MathContext context) {
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int k = 1; k <= DIGITS; k++) {
      term = term.multiply(x, context).divide(BigDecimal.valueOf(k), context);
      sum = sum.add(term, context);
    }
    return sum;
  }
}
