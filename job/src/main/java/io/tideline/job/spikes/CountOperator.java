package io.tideline.job.spikes;

import io.tideline.udfs.event.Event;
import io.tideline.udfs.spike.CountedSeries;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.Slices;
import io.tideline.udfs.spike.VolumeSeries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Counts before the exchange: one tally a series and hour, handed on at every watermark, after
 * {@code spikes.flush_interval}, when there are many, and before a checkpoint's barrier, so it
 * needs no state. De-duplication has spread the events by id, so the traffic of one viral video
 * arrives here evenly and leaves as one record an instance and flush.
 */
public final class CountOperator extends AbstractStreamOperator<HourDelta>
    implements OneInputStreamOperator<Event, HourDelta> {
  private static final long serialVersionUID = 1L;
  private static final int MAX_TALLIES = 50_000;

  private final long flushIntervalMillis;

  private transient Map<SeriesHour, HourTally> tallies;
  private transient boolean flushPending;

  private record SeriesHour(SeriesKey key, long hourMillis) {
    @Override
    public int hashCode() {
      return 31 * key.hashCode() + Long.hashCode(hourMillis);
    }
  }

  public CountOperator(long flushIntervalMillis) {
    this.flushIntervalMillis = flushIntervalMillis;
  }

  @Override
  public void open() throws Exception {
    super.open();
    tallies = new HashMap<>();
  }

  @Override
  public void processElement(StreamRecord<Event> element) {
    Event event = element.getValue();
    VolumeSeries series = CountedSeries.of(event);
    if (series == null) {
      return;
    }
    count(event, series);
    if (CountedSeries.isNegativeComment(event)) {
      count(event, VolumeSeries.NEGATIVE_COMMENT);
    }
    if (tallies.size() >= MAX_TALLIES) {
      flush();
    } else if (!flushPending) {
      flushPending = true;
      long now = getProcessingTimeService().getCurrentProcessingTime();
      getProcessingTimeService().registerTimer(now + flushIntervalMillis, timestamp -> onTimer());
    }
  }

  private void count(Event event, VolumeSeries series) {
    String videoId = series.isPerVideo() ? event.message().videoId() : "";
    var key = new SeriesKey(event.accountId(), event.platform(), series.wireName(), videoId);
    tally(key, Slices.floor(event.occurredAtMillis(), Slices.HOUR_MILLIS))
        .count(event.occurredAtMillis());
  }

  private HourTally tally(SeriesKey key, long hourMillis) {
    var seriesHour = new SeriesHour(key, hourMillis);
    HourTally tally = tallies.get(seriesHour);
    if (tally == null) {
      tally = new HourTally(key, hourMillis);
      tallies.put(seriesHour, tally);
    }
    return tally;
  }

  private void onTimer() {
    flushPending = false;
    flush();
  }

  /** What videos have counted counts for their account as well. */
  private void flush() {
    for (HourTally tally : List.copyOf(tallies.values())) {
      SeriesKey key = tally.key();
      if (!key.videoId().isEmpty()) {
        var account = new SeriesKey(key.accountId(), key.platform(), key.series(), "");
        tally(account, tally.hourMillis()).add(tally);
      }
    }
    var reused = new StreamRecord<HourDelta>(null);
    for (HourTally tally : tallies.values()) {
      output.collect(reused.replace(tally.delta()));
    }
    tallies.clear();
  }

  /** What was counted belongs before the watermark that follows it. */
  @Override
  public void processWatermark(Watermark mark) throws Exception {
    flush();
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    flush();
  }

  @Override
  public void finish() throws Exception {
    flush();
    super.finish();
  }
}
