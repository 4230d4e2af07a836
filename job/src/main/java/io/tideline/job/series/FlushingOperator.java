package io.tideline.job.series;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * Gathers records before the exchange and hands what it gathered on at every watermark, after an
 * interval, when there is much, and before a checkpoint's barrier, so it needs no state.
 *
 * @param <I> what comes
 * @param <D> what it hands on
 */
public abstract class FlushingOperator<I, D> extends AbstractStreamOperator<D>
    implements OneInputStreamOperator<I, D> {
  private static final long serialVersionUID = 1L;
  private static final int MAX_TALLIES = 50_000;

  private final long flushIntervalMillis;

  private transient boolean flushPending;

  /**
   * @param flushIntervalMillis processing time after which what was gathered is handed on
   */
  protected FlushingOperator(long flushIntervalMillis) {
    this.flushIntervalMillis = flushIntervalMillis;
  }

  /** Hands on all that was gathered. */
  protected abstract void flush();

  /**
   * Sees to it that what was gathered is handed on in time.
   *
   * @param tallies how many there are
   */
  protected final void flushInTime(int tallies) {
    if (tallies >= MAX_TALLIES) {
      flush();
    } else if (!flushPending && tallies > 0) {
      flushPending = true;
      long now = getProcessingTimeService().getCurrentProcessingTime();
      getProcessingTimeService().registerTimer(now + flushIntervalMillis, timestamp -> onTimer());
    }
  }

  private void onTimer() {
    flushPending = false;
    flush();
  }

  /** What was gathered belongs before the watermark that follows it. */
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
