package io.tideline.job.spikes;

import io.tideline.udfs.event.Event;
import io.tideline.udfs.spike.CountedSeries;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.Slices;
import io.tideline.udfs.spike.VolumeSeries;
import java.util.HashMap;
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

  private transient Map<SeriesKey, Map<Long, HourTally>> tallies;
  private transient int size;
  private transient boolean flushPending;

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
    count(event, series, "");
    if (series == VolumeSeries.COMMENT) {
      count(event, series, event.message().videoId());
    }
    if (size >= MAX_TALLIES) {
      flush();
    } else if (!flushPending) {
      flushPending = true;
      long now = getProcessingTimeService().getCurrentProcessingTime();
      getProcessingTimeService().registerTimer(now + flushIntervalMillis, timestamp -> onTimer());
    }
  }

  private void count(Event event, VolumeSeries series, String videoId) {
    var key = new SeriesKey(event.accountId(), event.platform(), series.wireName(), videoId);
    long at = event.occurredAtMillis();
    long hour = Slices.floor(at, Slices.HOUR_MILLIS);
    Map<Long, HourTally> hours = tallies.computeIfAbsent(key, k -> new HashMap<>(2));
    HourTally tally = hours.get(hour);
    if (tally == null) {
      tally = new HourTally(key, hour);
      hours.put(hour, tally);
      size++;
    }
    tally.count(at);
  }

  private void onTimer() {
    flushPending = false;
    flush();
  }

  private void flush() {
    var reused = new StreamRecord<HourDelta>(null);
    for (Map<Long, HourTally> hours : tallies.values()) {
      for (HourTally tally : hours.values()) {
        output.collect(reused.replace(tally.delta()));
      }
    }
    tallies.clear();
    size = 0;
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
