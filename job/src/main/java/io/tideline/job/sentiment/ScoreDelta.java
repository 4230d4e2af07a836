package io.tideline.job.sentiment;

import io.tideline.job.series.SeriesDelta;
import io.tideline.udfs.sentiment.Scores;
import io.tideline.udfs.spike.SeriesKey;

/**
 * The scores one instance has summed of one series in one hour since it last handed on, each array
 * one entry a slice of the hour, twelve.
 *
 * @param hourMillis beginning of the hour, UTC
 * @param messages those with a score
 * @param negatives those of them labelled negative
 * @param millionths sums of the scores; see {@link Scores}
 */
public record ScoreDelta(
    SeriesKey key, long hourMillis, int[] messages, int[] negatives, long[] millionths)
    implements SeriesDelta {

  /** One slice of the hour. */
  Scores slice(int slice) {
    return new Scores(messages[slice], negatives[slice], millionths[slice]);
  }

  @Override
  public long count() {
    long sum = 0;
    for (int n : messages) {
      sum += n;
    }
    return sum;
  }

  @Override
  public int firstSlice() {
    int slice = 0;
    while (slice < messages.length - 1 && messages[slice] == 0) {
      slice++;
    }
    return slice;
  }
}
