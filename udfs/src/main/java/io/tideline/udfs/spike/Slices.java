package io.tideline.udfs.spike;

/**
 * The grid that all windows are made of (SEMANTICS §1): slices of five minutes, aligned to the
 * epoch in UTC, half open. All values are milliseconds.
 */
public final class Slices {
  public static final long SLICE_MILLIS = 5 * 60_000L;
  public static final long HOUR_MILLIS = 60 * 60_000L;
  public static final long DAY_MILLIS = 24 * HOUR_MILLIS;
  public static final long WEEK_MILLIS = 7 * DAY_MILLIS;

  /** Slices in an hour. */
  public static final int PER_HOUR = 12;

  /** Slices in a day. */
  public static final int PER_DAY = 288;

  private Slices() {}

  /** The greatest multiple of {@code size} at or before the time. */
  public static long floor(long millis, long size) {
    return Math.floorDiv(millis, size) * size;
  }

  /** The end of the slice that holds the time. */
  public static long endOf(long millis) {
    return floor(millis, SLICE_MILLIS) + SLICE_MILLIS;
  }

  /** The number of the day since the epoch, UTC. */
  public static long dayOf(long millis) {
    return Math.floorDiv(millis, DAY_MILLIS);
  }

  /** The slice's place in its day, 0 to 287. */
  public static int slotOf(long millis) {
    return (int) (Math.floorMod(millis, DAY_MILLIS) / SLICE_MILLIS);
  }

  /** The end of the day that holds {@code from}, or {@code to} where that is before it. */
  public static long endWithinDay(long from, long to) {
    return Math.min(to, (dayOf(from) + 1) * DAY_MILLIS);
  }

  /** How many slices there are from one slice's start to another's. */
  public static int count(long from, long to) {
    return (int) ((to - from) / SLICE_MILLIS);
  }
}
