package io.tideline.job.spikes;

import io.tideline.job.series.SeriesDelta;
import io.tideline.udfs.spike.SeriesKey;

/**
 * What one instance has counted of one series in one hour since it last handed on.
 *
 * @param hourMillis beginning of the hour, UTC
 * @param slices events by slice of the hour, twelve
 * @param negatives those of them that are negative comments, likewise
 * @param firstMillis the earliest of the events
 * @param lastMillis the latest
 */
public record HourDelta(
    SeriesKey key,
    long hourMillis,
    int[] slices,
    int[] negatives,
    long firstMillis,
    long lastMillis)
    implements SeriesDelta {

  @Override
  public long count() {
    long sum = 0;
    for (int n : slices) {
      sum += n;
    }
    return sum;
  }

  @Override
  public int firstSlice() {
    int slice = 0;
    while (slice < slices.length - 1 && slices[slice] == 0) {
      slice++;
    }
    return slice;
  }
}
