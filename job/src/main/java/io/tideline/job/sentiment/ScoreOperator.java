package io.tideline.job.sentiment;

import io.tideline.job.series.TallyOperator;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.sentiment.ScoredSeries;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.Slices;
import io.tideline.udfs.spike.VolumeSeries;

/** Sums scores before the exchange: one tally a series and hour. */
public final class ScoreOperator extends TallyOperator<ScoreTally, ScoreDelta> {
  private static final long serialVersionUID = 1L;

  public ScoreOperator(long flushIntervalMillis) {
    super(flushIntervalMillis);
  }

  @Override
  protected boolean count(Event event) {
    VolumeSeries channel = ScoredSeries.of(event);
    if (channel == null) {
      return false;
    }
    String videoId = channel.isPerVideo() ? event.message().videoId() : "";
    var key = new SeriesKey(event.accountId(), event.platform(), channel.wireName(), videoId);
    tally(key, Slices.floor(event.occurredAtMillis(), Slices.HOUR_MILLIS))
        .add(event.verdict(), event.occurredAtMillis());
    return true;
  }

  @Override
  protected ScoreTally newTally(SeriesKey key, long hourMillis) {
    return new ScoreTally(key, hourMillis);
  }
}
