package io.tideline.job.spikes;

import io.tideline.udfs.event.Event;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.Slices;
import io.tideline.udfs.spike.VolumeSeries;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Counts a streak once, at its first gift (SEMANTICS §2).
 *
 * <p>The gifts of one streak come over several instances and in any order, and a count in a table
 * is never taken back. So a streak is counted when the clock has passed its earliest gift; one that
 * comes behind the clock after that changes nothing.
 */
public final class StreakFunction extends KeyedProcessFunction<StreakKey, Event, HourDelta> {
  private static final long serialVersionUID = 1L;

  /** A streak is over long before. */
  private static final long MEMORY_MILLIS = 2 * Slices.DAY_MILLIS;

  private transient ValueState<StreakState> streak;

  @Override
  public void open(OpenContext openContext) {
    streak =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("streak", TypeInformation.of(StreakState.class)));
  }

  @Override
  public void processElement(Event event, Context context, Collector<HourDelta> out)
      throws Exception {
    long at = event.occurredAtMillis();
    StreakState known = streak.value();
    if (known == null || (!known.counted() && at < known.firstMillis())) {
      streak.update(new StreakState(at, false));
      context.timerService().registerEventTimeTimer(at);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<HourDelta> out)
      throws Exception {
    StreakState known = streak.value();
    if (known == null) {
      return;
    }
    if (!known.counted()) {
      streak.update(new StreakState(known.firstMillis(), true));
      out.collect(HourTally.single(seriesOf(context.getCurrentKey()), known.firstMillis()));
      context.timerService().registerEventTimeTimer(known.firstMillis() + MEMORY_MILLIS);
    } else if (timestamp == known.firstMillis() + MEMORY_MILLIS) {
      streak.clear();
    }
  }

  private static SeriesKey seriesOf(StreakKey streak) {
    return new SeriesKey(streak.accountId(), streak.platform(), VolumeSeries.GIFT.wireName(), "");
  }
}
