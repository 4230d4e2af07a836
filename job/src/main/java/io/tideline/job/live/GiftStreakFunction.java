package io.tideline.job.live;

import io.tideline.job.governance.Erasable;
import io.tideline.job.governance.ErasedPeople;
import io.tideline.job.governance.Outlet;
import io.tideline.job.ingest.KeptClock;
import io.tideline.job.ingest.LiveClock;
import io.tideline.udfs.live.FinishedGift;
import io.tideline.udfs.live.Gift;
import io.tideline.udfs.live.GiftGrowth;
import io.tideline.udfs.live.GiftStreak;
import io.tideline.udfs.live.GiftStreakKey;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Counts a streak once, at its highest count, and tells when it is over (see the package). */
public final class GiftStreakFunction extends KeyedProcessFunction<GiftStreakKey, Gift, GiftGrowth>
    implements CheckpointedFunction, Erasable<GiftStreakKey, GiftGrowth> {
  private static final long serialVersionUID = 1L;

  /** Streaks that are over. */
  static final OutputTag<FinishedGift> FINISHED =
      new OutputTag<>("finished", TypeInformation.of(FinishedGift.class));

  private final LiveConfig config;

  private transient KeptClock clock;
  private transient LiveClock live;
  private transient ErasedPeople erased;
  private transient ValueStateDescriptor<GiftStreakState> descriptor;
  private transient ValueState<GiftStreakState> states;
  private transient PendingGifts<Gift> pending;

  public GiftStreakFunction(LiveConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext openContext) {
    descriptor = new ValueStateDescriptor<>("streak", TypeInformation.of(GiftStreakState.class));
    states = getRuntimeContext().getState(descriptor);
    if (config.inOrder()) {
      pending = PendingGifts.of("pending", Gift.class, Gift.ORDER, getRuntimeContext());
    }
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    clock = KeptClock.open(context.getOperatorStateStore());
    live = new LiveClock(clock, config.liveWithinMillis());
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    clock.snapshot();
  }

  /** Tells how far event time has come, before the timers up to there fire. */
  void onWatermark(long millis) {
    clock.onWatermark(millis);
  }

  @Override
  public void processElement(Gift gift, Context context, Collector<GiftGrowth> out)
      throws Exception {
    if (pending != null && gift.atMillis() > clock.millis()) {
      pending.add(gift.atMillis(), gift);
      context.timerService().registerEventTimeTimer(gift.atMillis());
    } else {
      apply(gift, context, out);
    }
  }

  private void apply(Gift gift, Context context, Collector<GiftGrowth> out) throws Exception {
    GiftStreakState state = states.value();
    GiftStreak before = state == null ? null : state.streak();
    GiftStreak after = GiftStreak.with(before, gift);
    if (after != before) {
      after.since(before, gift).forEach(out::collect);
    }
    GiftStreakState next = kept(state, after.without(erased::isGone));
    if (gift.ends()) {
      next = close(next, gift.atMillis(), context);
    }
    states.update(remind(next, context.timerService()));
  }

  private GiftStreakState kept(@Nullable GiftStreakState known, GiftStreak streak) {
    long forgetAt = Math.max(streak.forgetAtMillis(), clock.millis() + GiftStreak.MEMORY_MILLIS);
    return known == null
        ? new GiftStreakState(streak, forgetAt, Long.MAX_VALUE, Long.MAX_VALUE)
        : new GiftStreakState(streak, forgetAt, known.wakeAtMillis(), known.wallAtMillis());
  }

  private static GiftStreakState close(GiftStreakState state, long atMillis, Context context) {
    FinishedGift finished = state.streak().finishedAt(atMillis);
    if (finished != null) {
      context.output(FINISHED, finished);
    }
    return state.with(state.streak().closed());
  }

  /** There is one timer of each kind at a time; one that fires too early sees to the next. */
  private GiftStreakState remind(GiftStreakState state, TimerService timers) {
    GiftStreakState next = state;
    long quietAt = state.streak().quietAtMillis();
    long wakeAt = Math.min(quietAt, state.forgetAtMillis());
    if (wakeAt < next.wakeAtMillis()) {
      timers.registerEventTimeTimer(wakeAt);
      next = next.wakingAt(wakeAt);
    }
    boolean isAhead = quietAt > timers.currentProcessingTime() || live.isLive(timers);
    if (pending == null && quietAt < next.wallAtMillis() && isAhead) {
      timers.registerProcessingTimeTimer(quietAt);
      next = next.wallAt(quietAt);
    }
    return next;
  }

  @Override
  public void setErased(ErasedPeople people) {
    erased = people;
  }

  @Override
  public @Nullable String personOf(GiftStreakKey key) {
    return null;
  }

  @Override
  public List<StateDescriptor<?, ?>> statesOfPeople() {
    return List.of(descriptor);
  }

  /** How far a streak has come is nobody's; it goes on counting. */
  @Override
  public void forget(GiftStreakKey key, Outlet<GiftGrowth> out) throws Exception {
    GiftStreakState state = states.value();
    if (state != null) {
      GiftStreak left = state.streak().without(erased::isGone);
      if (left != state.streak()) {
        states.update(state.with(left));
      }
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<GiftGrowth> out)
      throws Exception {
    if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
      onWallClock(timestamp, context);
    } else if (context.timerService().currentWatermark() != Long.MAX_VALUE) {
      // The end of the input is not the passing of time: a streak that grew just now may go on.
      onEventTime(timestamp, context, out);
    }
  }

  private void onEventTime(long timestamp, OnTimerContext context, Collector<GiftGrowth> out)
      throws Exception {
    if (pending != null) {
      for (Gift gift : pending.takeAt(timestamp)) {
        apply(gift, context, out);
      }
    }
    GiftStreakState state = states.value();
    if (state == null || timestamp < state.wakeAtMillis()) {
      return;
    }
    if (timestamp >= state.forgetAtMillis()) {
      states.clear();
      return;
    }
    states.update(
        remind(quiet(state.wakingAt(Long.MAX_VALUE), timestamp, context), context.timerService()));
  }

  private static GiftStreakState quiet(
      GiftStreakState state, long timestamp, OnTimerContext context) {
    long quietAt = state.streak().quietAtMillis();
    return quietAt <= timestamp ? close(state, quietAt, context) : state;
  }

  private void onWallClock(long timestamp, OnTimerContext context) throws Exception {
    GiftStreakState state = states.value();
    if (state == null || timestamp < state.wallAtMillis()) {
      return;
    }
    TimerService timers = context.timerService();
    GiftStreakState next = state.wallAt(Long.MAX_VALUE);
    if (live.isLive(timers)) {
      next = remind(quiet(next, timestamp, context), timers);
    } else if (next.streak().open() != null && live.mayCatchUp(timers)) {
      long again = timers.currentProcessingTime() + LiveClock.RETRY_MILLIS;
      timers.registerProcessingTimeTimer(again);
      next = next.wallAt(again);
    }
    states.update(next);
  }
}
