package io.tideline.job.spikes;

import io.tideline.udfs.event.Event;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.Slices;
import io.tideline.udfs.spike.VolumeSeries;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Counts a streak once, at its first gift (SEMANTICS §2). The first one seen counts at once; where
 * an earlier one of another slice follows, the count moves there.
 */
public final class StreakFunction extends KeyedProcessFunction<StreakKey, Event, HourDelta> {
  private static final long serialVersionUID = 1L;

  /** A streak is over long before. */
  private static final long MEMORY_MILLIS = 2 * Slices.DAY_MILLIS;

  private transient ValueState<Long> first;

  @Override
  public void open(OpenContext openContext) {
    first = getRuntimeContext().getState(new ValueStateDescriptor<>("first", Types.LONG));
  }

  @Override
  public void processElement(Event event, Context context, Collector<HourDelta> out)
      throws Exception {
    long at = event.occurredAtMillis();
    Long known = first.value();
    if (known != null && known <= at) {
      return;
    }
    first.update(at);
    SeriesKey key = seriesOf(event);
    if (known == null) {
      context.timerService().registerEventTimeTimer(at + MEMORY_MILLIS);
      out.collect(HourTally.single(key, at, 1));
    } else if (Slices.endOf(known) != Slices.endOf(at)) {
      out.collect(HourTally.single(key, at, 1));
      out.collect(HourTally.single(key, known, -1));
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<HourDelta> out) {
    first.clear();
  }

  private static SeriesKey seriesOf(Event event) {
    return new SeriesKey(event.accountId(), event.platform(), VolumeSeries.GIFT.wireName(), "");
  }
}
