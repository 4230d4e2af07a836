package io.tideline.job.cluster;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/** The smallest job with state worth keeping: counts numbers without end, by their last digit. */
public final class CountingJob {
  /** The metric that shows the highest count of a key each subtask has seen. */
  static final String HIGHEST_COUNT = "highestCount";

  private static final int NUMBERS_PER_SECOND = 2000;

  private CountingJob() {}

  /** Runs on the cluster that loads it. */
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.fromSource(
            new DataGeneratorSource<>(
                new Same(),
                Long.MAX_VALUE,
                RateLimiterStrategy.perSecond(NUMBERS_PER_SECOND),
                Types.LONG),
            WatermarkStrategy.noWatermarks(),
            "numbers")
        .uid("numbers")
        .keyBy(new LastDigit(), Types.LONG)
        .process(new Count())
        .name("count")
        .uid("count")
        .sinkTo(new DiscardingSink<>())
        .name("nowhere")
        .uid("nowhere");
    env.execute("counting");
  }

  /** The number itself. */
  static final class Same implements GeneratorFunction<Long, Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public Long map(Long number) {
      return number;
    }
  }

  /** The key: ten of them. */
  static final class LastDigit implements KeySelector<Long, Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public Long getKey(Long number) {
      return number % 10;
    }
  }

  /** Counts a key's numbers and passes the count on. */
  static final class Count extends KeyedProcessFunction<Long, Long, Long> {
    private static final long serialVersionUID = 1L;

    private transient ValueState<Long> count;
    private transient volatile long highest;

    @Override
    public void open(OpenContext context) {
      count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
      getRuntimeContext().getMetricGroup().gauge(HIGHEST_COUNT, (Gauge<Long>) () -> highest);
    }

    @Override
    public void processElement(Long number, Context context, Collector<Long> out) throws Exception {
      Long before = count.value();
      long now = before == null ? 1 : before + 1;
      count.update(now);
      highest = Math.max(highest, now);
      out.collect(now);
    }
  }
}
