package io.tideline.job.spikes;

import io.tideline.job.series.TallyOperator;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.spike.CountedSeries;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.Slices;
import io.tideline.udfs.spike.VolumeSeries;

/** Counts before the exchange: one tally a series and hour. */
public final class CountOperator extends TallyOperator<HourTally, HourDelta> {
  private static final long serialVersionUID = 1L;

  public CountOperator(long flushIntervalMillis) {
    super(flushIntervalMillis);
  }

  @Override
  protected boolean count(Event event) {
    VolumeSeries series = CountedSeries.of(event);
    if (series == null) {
      return false;
    }
    boolean negative = CountedSeries.isNegativeComment(event);
    count(event, series, negative);
    if (negative) {
      count(event, VolumeSeries.NEGATIVE_COMMENT, false);
    }
    return true;
  }

  /**
   * Counts the event.
   *
   * @param negative whether the series counts what is negative among its events, and this is
   */
  private void count(Event event, VolumeSeries series, boolean negative) {
    String videoId = series.isPerVideo() ? event.message().videoId() : "";
    var key = new SeriesKey(event.accountId(), event.platform(), series.wireName(), videoId);
    tally(key, Slices.floor(event.occurredAtMillis(), Slices.HOUR_MILLIS))
        .count(event.occurredAtMillis(), negative);
  }

  @Override
  protected HourTally newTally(SeriesKey key, long hourMillis) {
    return new HourTally(key, hourMillis);
  }
}
