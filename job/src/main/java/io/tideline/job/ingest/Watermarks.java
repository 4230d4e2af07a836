package io.tideline.job.ingest;

import io.tideline.connectors.codec.Decoded;
import io.tideline.job.config.TimeConfig;
import io.tideline.udfs.event.Event;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** The watermarks of the inputs, one generator a partition (SEMANTICS §1). */
public final class Watermarks {
  private Watermarks() {}

  /**
   * Live inputs: bounded disorder a partition. Which partitions are idle the source itself says,
   * for only the broker knows silence from an outage; there, too, partitions that run ahead wait
   * for the slowest.
   */
  public static WatermarkStrategy<Decoded> live(TimeConfig time) {
    return WatermarkStrategy.<Decoded>forGenerator(
            context -> new BoundedDisorder(time.maxDisorderMillis()))
        .withTimestampAssigner((decoded, kafkaTimestamp) -> timestampOf(decoded));
  }

  /**
   * Files: event time stands until all are read and then goes to the newest event, so that every
   * judgement is of full windows and the order of reading does not matter.
   */
  public static WatermarkStrategy<Decoded> atTheEnd() {
    return WatermarkStrategy.<Decoded>noWatermarks()
        .withTimestampAssigner((decoded, fileTimestamp) -> timestampOf(decoded));
  }

  private static long timestampOf(Decoded decoded) {
    Event event = decoded.event();
    return event == null ? Long.MIN_VALUE : event.occurredAtMillis();
  }

  /** Dead letters and tombstones carry no time, so they never move the clock. */
  private static final class BoundedDisorder implements WatermarkGenerator<Decoded> {
    private final long boundMillis;
    private long newest = Long.MIN_VALUE;
    private long emitted = Long.MIN_VALUE;

    BoundedDisorder(long boundMillis) {
      this.boundMillis = boundMillis;
    }

    @Override
    public void onEvent(Decoded decoded, long timestamp, WatermarkOutput output) {
      newest = Math.max(newest, timestamp);
    }

    /** Says nothing twice: a watermark makes an idle partition active. */
    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      if (newest != emitted) {
        emitted = newest;
        output.emitWatermark(new Watermark(newest - boundMillis - 1));
      }
    }
  }
}
