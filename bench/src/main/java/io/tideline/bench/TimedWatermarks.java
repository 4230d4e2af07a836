package io.tideline.bench;

import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.WatermarkAlignmentParams;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Another strategy's watermarks; tells the {@link DrainClock} when a partition begins and what was
 * read, at the cost of one addition a record.
 */
final class TimedWatermarks<T> implements WatermarkStrategy<T> {
  private static final long serialVersionUID = 1L;

  private final WatermarkStrategy<T> strategy;

  TimedWatermarks(WatermarkStrategy<T> strategy) {
    this.strategy = strategy;
  }

  @Override
  public WatermarkGenerator<T> createWatermarkGenerator(
      WatermarkGeneratorSupplier.Context context) {
    DrainClock.started();
    return new Counting<>(strategy.createWatermarkGenerator(context));
  }

  @Override
  public TimestampAssigner<T> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
    return strategy.createTimestampAssigner(context);
  }

  @Override
  public WatermarkAlignmentParams getAlignmentParameters() {
    return strategy.getAlignmentParameters();
  }

  private static final class Counting<T> implements WatermarkGenerator<T> {
    private final WatermarkGenerator<T> generator;
    private long read;

    Counting(WatermarkGenerator<T> generator) {
      this.generator = generator;
    }

    @Override
    public void onEvent(T event, long eventTimestamp, WatermarkOutput output) {
      read++;
      generator.onEvent(event, eventTimestamp, output);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      DrainClock.read(read);
      read = 0;
      generator.onPeriodicEmit(output);
    }
  }
}
