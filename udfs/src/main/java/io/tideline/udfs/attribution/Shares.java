package io.tideline.udfs.attribution;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * How a whole is shared: whole numbers in proportion, so that no share is rounded before the money
 * is split. Not negative, and not all 0.
 */
final class Shares {
  private static final int WEIGHT_PLACES = 12;

  private final BigInteger[] parts;
  private final BigInteger total;

  private Shares(BigInteger[] parts) {
    this.parts = parts;
    this.total = Arrays.stream(parts).reduce(BigInteger.ZERO, BigInteger::add);
    if (total.signum() <= 0) {
      throw new IllegalArgumentException("shares must add up to more than 0");
    }
  }

  static Shares of(BigInteger[] parts) {
    return new Shares(parts);
  }

  static Shares of(long... parts) {
    return new Shares(
        Arrays.stream(parts).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new));
  }

  /** Everything to one of them. */
  static Shares one(int size, int winner) {
    long[] parts = new long[size];
    parts[winner] = 1;
    return of(parts);
  }

  static Shares equal(int size) {
    long[] parts = new long[size];
    Arrays.fill(parts, 1);
    return of(parts);
  }

  /** The shares as decimals of 12 places that add up to exactly 1. */
  BigDecimal[] weights() {
    return split(BigDecimal.ONE, WEIGHT_PLACES);
  }

  /**
   * Splits an amount by largest remainder: each gets its share cut to the unit, and what is left
   * goes unit by unit to those of which most was cut, of equal ones to the earlier. The parts add
   * up to exactly the amount.
   *
   * @param places decimal places of the unit, at least as many as the amount has
   */
  BigDecimal[] split(BigDecimal amount, int places) {
    BigInteger units = amount.setScale(places).unscaledValue();
    BigInteger[] given = new BigInteger[parts.length];
    BigInteger[] cut = new BigInteger[parts.length];
    BigInteger left = units;
    for (int i = 0; i < parts.length; i++) {
      BigInteger[] divided = units.multiply(parts[i]).divideAndRemainder(total);
      given[i] = divided[0];
      cut[i] = divided[1];
      left = left.subtract(divided[0]);
    }
    Integer[] order = new Integer[parts.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> cut[b].compareTo(cut[a]));
    for (int i = 0; i < left.intValueExact(); i++) {
      given[order[i]] = given[order[i]].add(BigInteger.ONE);
    }
    return Arrays.stream(given)
        .map(part -> new BigDecimal(part, places))
        .toArray(BigDecimal[]::new);
  }
}
