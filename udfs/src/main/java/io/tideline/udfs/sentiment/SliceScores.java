package io.tideline.udfs.sentiment;

import io.tideline.udfs.spike.SliceCounts;

/** The scores of one series, read by time. */
public interface SliceScores extends SliceCounts {

  /**
   * The messages in {@code [from, to)}, both on slice boundaries.
   *
   * @param fromMillis inclusive
   * @param toMillis exclusive
   */
  Scores scores(long fromMillis, long toMillis);

  @Override
  default long between(long fromMillis, long toMillis) {
    return scores(fromMillis, toMillis).messages();
  }
}
