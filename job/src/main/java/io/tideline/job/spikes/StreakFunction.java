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
 * <p>The first one seen counts at once; where an earlier one of another slice follows, the count
 * moves there. A count must not move out of its hour, since that hour's row may be all there is of
 * it: where the first one seen is so close behind the turn of the hour that an earlier one may
 * still come, the streak is counted when the clock has passed it.
 */
public final class StreakFunction extends KeyedProcessFunction<StreakKey, Event, HourDelta> {
  private static final long serialVersionUID = 1L;

  /** A streak is over long before. */
  private static final long MEMORY_MILLIS = 2 * Slices.DAY_MILLIS;

  private final long maxDisorderMillis;

  private transient ValueState<StreakState> streak;

  public StreakFunction(long maxDisorderMillis) {
    this.maxDisorderMillis = maxDisorderMillis;
  }

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
    if (known == null) {
      begin(at, context, out);
    } else if (at < known.firstMillis()) {
      streak.update(new StreakState(at, known.counted()));
      if (known.counted() && Slices.endOf(known.firstMillis()) != Slices.endOf(at)) {
        SeriesKey key = seriesOf(context.getCurrentKey());
        out.collect(HourTally.single(key, at, 1));
        out.collect(HourTally.single(key, known.firstMillis(), -1));
      }
    }
  }

  private void begin(long at, Context context, Collector<HourDelta> out) throws Exception {
    boolean surelyThisHour =
        Slices.floor(at - maxDisorderMillis, Slices.HOUR_MILLIS)
            == Slices.floor(at, Slices.HOUR_MILLIS);
    streak.update(new StreakState(at, surelyThisHour));
    if (surelyThisHour) {
      out.collect(HourTally.single(seriesOf(context.getCurrentKey()), at, 1));
    }
    context.timerService().registerEventTimeTimer(surelyThisHour ? at + MEMORY_MILLIS : at);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<HourDelta> out)
      throws Exception {
    StreakState known = streak.value();
    if (known == null) {
      return;
    }
    if (known.counted()) {
      streak.clear();
      return;
    }
    streak.update(new StreakState(known.firstMillis(), true));
    out.collect(HourTally.single(seriesOf(context.getCurrentKey()), known.firstMillis(), 1));
    context.timerService().registerEventTimeTimer(timestamp + MEMORY_MILLIS);
  }

  private static SeriesKey seriesOf(StreakKey streak) {
    return new SeriesKey(streak.accountId(), streak.platform(), VolumeSeries.GIFT.wireName(), "");
  }
}
