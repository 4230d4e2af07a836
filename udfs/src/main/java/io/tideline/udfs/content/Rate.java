package io.tideline.udfs.content;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A part of a whole, kept as both, so that nothing is rounded before it is compared with a
 * threshold or added up (SEMANTICS §6): exactly 50 % is 50 %. What a rate is of must be positive;
 * {@link #of} gives none otherwise, since unknown is not 0.
 *
 * @param part in percent if the rate is: a hundred times what is counted
 * @param whole what it is of
 */
public record Rate(BigDecimal part, BigDecimal whole) {
  /** Nothing of nothing: where sums begin. */
  public static final Rate NOTHING = new Rate(BigDecimal.ZERO, BigDecimal.ZERO);

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** A thousand times what binary fractions are off by. */
  private static final double NEAR = 1e-12;

  /** {@code part / whole}; null where either is unknown or the whole is not positive. */
  public static @Nullable Rate of(@Nullable BigDecimal part, @Nullable BigDecimal whole) {
    return part == null || whole == null ? null : new Rate(part, whole).known();
  }

  /** {@code part / whole × 100}; null as in {@link #of}. */
  public static @Nullable Rate percent(@Nullable BigDecimal part, @Nullable BigDecimal whole) {
    return part == null ? null : of(part.multiply(HUNDRED), whole);
  }

  /** A count as a rate, to be compared with another week's; null where it is unknown. */
  public static @Nullable Rate count(@Nullable BigDecimal count) {
    return count == null ? null : new Rate(count, BigDecimal.ONE);
  }

  /** A count of any size; null where it is unknown. */
  static @Nullable BigDecimal decimal(@Nullable Long count) {
    return count == null ? null : BigDecimal.valueOf(count);
  }

  /** The rate itself, or null where what it is of is not positive. */
  public @Nullable Rate known() {
    return whole.signum() > 0 ? this : null;
  }

  /** As a number to be shown. */
  public double value() {
    return part.doubleValue() / whole.doubleValue();
  }

  /** Whether it reaches a threshold, exactly; what it is of must be positive. */
  public boolean isAtLeast(double threshold) {
    return compareTo(threshold) >= 0;
  }

  /** Whether it is beyond a threshold, exactly; what it is of must be positive. */
  public boolean isAbove(double threshold) {
    return compareTo(threshold) > 0;
  }

  /**
   * The decimal that was written is meant, not the binary fraction next to it. Decimals are only
   * worked with where binary fractions are too near each other to tell.
   */
  private int compareTo(double threshold) {
    double left = part.doubleValue();
    double right = threshold * whole.doubleValue();
    if (Math.abs(left - right) > NEAR * Math.max(Math.abs(left), Math.abs(right))) {
      return Double.compare(left, right);
    }
    return part.compareTo(BigDecimal.valueOf(threshold).multiply(whole));
  }

  /**
   * {@code (this − before) / before × 100}; null where there is nothing before, or that is 0. Where
   * that is negative, because counters fell, the sign is turned, as the formula says.
   */
  public @Nullable Rate changeSince(@Nullable Rate before) {
    if (before == null || before.part.signum() == 0) {
      return null;
    }
    BigDecimal then = before.part.multiply(whole);
    BigDecimal now = part.multiply(before.whole);
    return new Rate(now.subtract(then).multiply(HUNDRED), then);
  }

  /** Both parts of both wholes: the rate of two videos together. */
  public Rate plus(Rate other) {
    return new Rate(part.add(other.part), whole.add(other.whole));
  }

  /** The opposite of {@link #plus}. */
  public Rate minus(Rate other) {
    return new Rate(part.subtract(other.part), whole.subtract(other.whole));
  }
}
