package io.tideline.udfs.live;

/**
 * What gifts are worth: value times number, in diamonds. Both are whole and at least 0, and any
 * number the platform may send is taken, so a figure that does not fit stays at the largest one
 * instead of turning negative.
 */
public final class Worth {
  private Worth() {}

  /** Value of one gift times their number. */
  public static long of(long diamonds, long count) {
    boolean fits = Math.multiplyHigh(diamonds, count) == 0 && diamonds * count >= 0;
    return fits ? diamonds * count : Long.MAX_VALUE;
  }

  /** The sum of two figures; the second may be negative, where something is taken back. */
  public static long sum(long one, long other) {
    long sum = one + other;
    return other > 0 && sum < one ? Long.MAX_VALUE : sum;
  }
}
