package io.tideline.udfs.spike;

/** The counts of one series, read by time. */
@FunctionalInterface
public interface SliceCounts {

  /**
   * Events in {@code [from, to)}, both on slice boundaries.
   *
   * @param fromMillis inclusive
   * @param toMillis exclusive
   */
  long between(long fromMillis, long toMillis);
}
