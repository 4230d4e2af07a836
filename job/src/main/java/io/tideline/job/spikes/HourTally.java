package io.tideline.job.spikes;

import io.tideline.job.series.Tally;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.Slices;

/** Counts one series in one hour until the next flush. */
final class HourTally implements Tally<HourTally, HourDelta> {
  private final SeriesKey key;
  private final long hourMillis;
  private final int[] slices = new int[Slices.PER_HOUR];
  private final int[] negatives = new int[Slices.PER_HOUR];
  private long firstMillis = Long.MAX_VALUE;
  private long lastMillis = Long.MIN_VALUE;

  HourTally(SeriesKey key, long hourMillis) {
    this.key = key;
    this.hourMillis = hourMillis;
  }

  void count(long atMillis, boolean negative) {
    int slice = (int) ((atMillis - hourMillis) / Slices.SLICE_MILLIS);
    slices[slice]++;
    negatives[slice] += negative ? 1 : 0;
    firstMillis = Math.min(firstMillis, atMillis);
    lastMillis = Math.max(lastMillis, atMillis);
  }

  @Override
  public SeriesKey key() {
    return key;
  }

  @Override
  public long hourMillis() {
    return hourMillis;
  }

  @Override
  public void add(HourTally other) {
    for (int slice = 0; slice < slices.length; slice++) {
      slices[slice] += other.slices[slice];
      negatives[slice] += other.negatives[slice];
    }
    firstMillis = Math.min(firstMillis, other.firstMillis);
    lastMillis = Math.max(lastMillis, other.lastMillis);
  }

  @Override
  public HourDelta delta() {
    return new HourDelta(key, hourMillis, slices, negatives, firstMillis, lastMillis);
  }

  /** One event. */
  static HourDelta single(SeriesKey key, long atMillis) {
    var tally = new HourTally(key, Slices.floor(atMillis, Slices.HOUR_MILLIS));
    tally.count(atMillis, false);
    return tally.delta();
  }
}
