package io.tideline.connectors.kafka;

import io.tideline.connectors.codec.Decoded;
import io.tideline.udfs.event.Event;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/**
 * Notes by partition how far what passes has come, and marks partitions as idle.
 *
 * <p>Flink takes a source as idle where all its partitions are, and its main output too. Nothing
 * passes through that one; it stands for the reader as a whole, because a partition that becomes
 * active again is not enough for Flink: it believes that only with the next watermark.
 */
final class WatchedOutput implements ReaderOutput<Decoded> {
  private final ReaderOutput<Decoded> output;
  private final SplitClocks clocks;
  private final EventDeserializer deserializer;
  private long nowMillis;
  private boolean idle;

  WatchedOutput(ReaderOutput<Decoded> output, SplitClocks clocks, EventDeserializer deserializer) {
    this.output = output;
    this.clocks = clocks;
    this.deserializer = deserializer;
  }

  boolean isFor(ReaderOutput<Decoded> other) {
    return output == other;
  }

  /** The time at which what follows passes. */
  void setNow(long millis) {
    nowMillis = millis;
  }

  /** Marks as idle, and as active again, what has become so. */
  void updateIdle(long millis) {
    for (String split : clocks.updateIdle(millis)) {
      SourceOutput<Decoded> splitOutput = output.createOutputForSplit(split);
      if (clocks.of(split).isIdle()) {
        splitOutput.markIdle();
      } else {
        splitOutput.markActive();
      }
    }
    setIdle(clocks.allIdle(millis));
  }

  private void setIdle(boolean nowIdle) {
    if (nowIdle && !idle) {
      output.markIdle();
    } else if (!nowIdle && idle) {
      output.markActive();
    }
    idle = nowIdle;
  }

  @Override
  public SourceOutput<Decoded> createOutputForSplit(String split) {
    return new WatchedSplit(output.createOutputForSplit(split), clocks.of(split));
  }

  @Override
  public void releaseOutputForSplit(String split) {
    clocks.remove(split, nowMillis);
    output.releaseOutputForSplit(split);
  }

  @Override
  public void collect(Decoded decoded) {
    output.collect(decoded);
  }

  @Override
  public void collect(Decoded decoded, long timestamp) {
    output.collect(decoded, timestamp);
  }

  @Override
  public void emitWatermark(Watermark watermark) {
    output.emitWatermark(watermark);
  }

  @Override
  public void markIdle() {
    output.markIdle();
  }

  @Override
  public void markActive() {
    output.markActive();
  }

  private final class WatchedSplit implements SourceOutput<Decoded> {
    private final SourceOutput<Decoded> splitOutput;
    private final SplitClock clock;

    WatchedSplit(SourceOutput<Decoded> splitOutput, SplitClock clock) {
      this.splitOutput = splitOutput;
      this.clock = clock;
    }

    @Override
    public void collect(Decoded decoded) {
      note(decoded);
      splitOutput.collect(decoded);
    }

    @Override
    public void collect(Decoded decoded, long timestamp) {
      note(decoded);
      splitOutput.collect(decoded, timestamp);
    }

    private void note(Decoded decoded) {
      Event event = decoded.event();
      if (event == null) {
        clock.onRecord(deserializer.offset());
      } else if (clock.onEvent(deserializer.offset(), event.occurredAtMillis(), nowMillis)) {
        splitOutput.markActive();
        setIdle(false);
      }
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      splitOutput.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
      splitOutput.markIdle();
    }

    @Override
    public void markActive() {
      splitOutput.markActive();
    }
  }
}
