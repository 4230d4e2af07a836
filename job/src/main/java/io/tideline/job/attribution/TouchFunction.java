package io.tideline.job.attribution;

import io.tideline.job.attribution.TouchPage.Entry;
import io.tideline.job.governance.Erasable;
import io.tideline.job.governance.ErasedPeople;
import io.tideline.job.governance.Outlet;
import io.tideline.job.playbook.AccountSettings;
import io.tideline.udfs.attribution.Eligibility;
import io.tideline.udfs.attribution.LostPath;
import io.tideline.udfs.attribution.PathTouch;
import io.tideline.udfs.attribution.identity.FoundTouches;
import io.tideline.udfs.attribution.identity.HeldTouch;
import io.tideline.udfs.attribution.identity.HolderKey;
import io.tideline.udfs.attribution.identity.Interest;
import io.tideline.udfs.attribution.identity.LostPaths;
import io.tideline.udfs.attribution.identity.RecentOrder;
import io.tideline.udfs.attribution.identity.Roles;
import io.tideline.udfs.playbook.AttributionWindows;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Holds the touches of an id and answers orders that ask for them: once the clock passes the order,
 * and again for each touch that comes later (see the package).
 */
final class TouchFunction
    extends KeyedCoProcessFunction<HolderKey, HeldTouch, Interest, FoundTouches>
    implements Erasable<HolderKey, FoundTouches> {
  private static final long serialVersionUID = 1L;

  /** Paths without an order. */
  static final OutputTag<LostPath> LOST =
      new OutputTag<>("lost", TypeInformation.of(LostPath.class));

  private static final int MAX_ORDERS_A_MINUTE = 1_000;

  private final AccountSettings<AttributionWindows> windowsOf;

  private transient ErasedTouches erased;
  private transient List<StateDescriptor<?, ?>> descriptors;
  private transient ValueState<HolderState> states;
  private transient HeldTouches touches;
  private transient MapState<Long, List<RecentOrder>> asking;
  private transient RecentOrders answered;

  TouchFunction(PathsConfig config) {
    this.windowsOf = config.windows();
  }

  @Override
  public void open(OpenContext openContext) {
    var context = getRuntimeContext();
    var holder = new ValueStateDescriptor<>("holder", TypeInformation.of(HolderState.class));
    states = context.getState(holder);
    touches = new HeldTouches(context);
    var orders =
        new MapStateDescriptor<>(
            "asking", Types.LONG, Types.LIST(TypeInformation.of(RecentOrder.class)));
    asking = context.getMapState(orders);
    answered = new RecentOrders(context, MAX_ORDERS_A_MINUTE);
    descriptors = List.of(touches.descriptor(), orders, answered.descriptor(), holder);
  }

  @Override
  public void processElement1(HeldTouch held, Context context, Collector<FoundTouches> out)
      throws Exception {
    PathTouch touch = held.touch();
    AttributionWindows windows = windowsOf.of(held.holder().accountId());
    int page = TouchPage.numberOf(touch.atMillis());
    if (TouchPage.endOf(page) + Retention.touchMillis(windows)
            <= context.timerService().currentWatermark()
        || erased.isGone(held.holder(), touch)) {
      return;
    }
    touches.add(new Entry(held.roles(), touch));
    HolderState state = state();
    if (touch.atMillis() <= state.newestOrderMillis()) {
      answerAgain(held, state.newestOrderMillis(), out);
    }
    long wakeAt = touch.atMillis() + windows.longestMillis();
    if (wakeAt < state.wakeAtMillis()) {
      wake(wakeAt, state, context.timerService());
    }
  }

  /** A touch that comes later than orders that it counts for. */
  private void answerAgain(HeldTouch held, long newestOrderMillis, Collector<FoundTouches> out)
      throws Exception {
    PathTouch touch = held.touch();
    AttributionWindows windows = windowsOf.of(held.holder().accountId());
    long inTime = touch.receivedAtMillis() - Eligibility.LATENESS_MILLIS;
    long first = Math.max(touch.atMillis(), inTime);
    long last = Math.min(newestOrderMillis, touch.atMillis() + touch.type().windowMillis(windows));
    for (RecentOrder order : answered.between(first, last)) {
      if (Roles.meet(held.roles(), order.roles())
          && Eligibility.counts(touch, order.atMillis(), windows)
          && !erased.isForgotten(held.holder(), touch, order)) {
        out.collect(found(order, List.of(touch)));
      }
    }
  }

  @Override
  public void processElement2(Interest interest, Context context, Collector<FoundTouches> out)
      throws Exception {
    long at = interest.orderMillis();
    var order =
        new RecentOrder(
            interest.orderId(), at, interest.roles(), interest.via(), interest.sinceMillis());
    TimerService timers = context.timerService();
    if (at <= timers.currentWatermark() || erased.isGone(context.getCurrentKey(), order)) {
      answer(context.getCurrentKey(), order, timers, out);
      return;
    }
    List<RecentOrder> known = asking.get(at);
    List<RecentOrder> all = known == null ? new ArrayList<>(1) : new ArrayList<>(known);
    all.add(order);
    asking.put(at, all);
    timers.registerEventTimeTimer(at);
  }

  private void answer(
      HolderKey holder, RecentOrder order, TimerService timers, Collector<FoundTouches> out)
      throws Exception {
    List<PathTouch> all =
        touches.eligible(order.atMillis(), order.roles(), windowsOf.of(holder.accountId()));
    List<PathTouch> eligible = erased.known(holder, all, order);
    if (!eligible.isEmpty()) {
      out.collect(found(order, eligible));
    }
    if (erased.isGone(holder, order)) {
      return;
    }
    answered.add(order, timers);
    HolderState state = state().withOrder(order.atMillis());
    if (state.wakeAtMillis() == Long.MAX_VALUE) {
      wake(order.atMillis() + Retention.PATH_MILLIS, state, timers);
    } else {
      states.update(state);
    }
  }

  @Override
  public void setErased(ErasedPeople people) {
    erased = new ErasedTouches(people);
  }

  @Override
  public @Nullable String personOf(HolderKey key) {
    return key.coupon() ? null : key.id();
  }

  @Override
  public List<StateDescriptor<?, ?>> statesOfPeople() {
    return descriptors;
  }

  /** Orders from before that wait for the clock are answered first: they are not forgotten. */
  @Override
  public void forget(HolderKey holder, Outlet<FoundTouches> out) throws Exception {
    for (long at : instants(asking.keys())) {
      List<RecentOrder> due = asking.get(at);
      if (due.stream().anyMatch(order -> erased.isGone(holder, order))) {
        asking.remove(at);
        for (RecentOrder order : due) {
          answer(holder, order, out.timers(), out);
        }
      }
    }
    boolean any = touches.forget(touch -> erased.isGone(holder, touch));
    answered.forget(order -> erased.isGone(holder, order));
    if (!any && erased.isGone(holder, state().newestOrderMillis())) {
      states.clear();
    }
  }

  private static List<Long> instants(Iterable<Long> keys) {
    var all = new ArrayList<Long>();
    keys.forEach(all::add);
    return all;
  }

  private static FoundTouches found(RecentOrder order, List<PathTouch> touches) {
    return new FoundTouches(
        order.orderId(), order.atMillis(), order.via(), touches, order.sinceMillis());
  }

  private HolderState state() throws Exception {
    HolderState kept = states.value();
    return kept == null ? HolderState.NEW : kept;
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<FoundTouches> out)
      throws Exception {
    TimerService timers = context.timerService();
    if (timers.currentWatermark() == Long.MAX_VALUE) {
      return;
    }
    List<RecentOrder> due = asking.get(timestamp);
    if (due != null) {
      asking.remove(timestamp);
      for (RecentOrder order : due) {
        answer(context.getCurrentKey(), order, timers, out);
      }
    }
    answered.onTimer(timestamp);
    HolderState state = state();
    if (timestamp >= state.wakeAtMillis()) {
      onWake(timestamp, state, context);
    }
  }

  /** Tells paths that have ended, forgets old pages, and sees to the next time. */
  private void onWake(long timestamp, HolderState state, OnTimerContext context) throws Exception {
    HolderState now = state;
    HolderKey key = context.getCurrentKey();
    List<PathTouch> open = touches.firstHeldAfter(state.endedThroughMillis());
    AttributionWindows windows = windowsOf.of(key.accountId());
    LostPaths lost = LostPaths.at(timestamp, key.accountId(), open, windows);
    for (LostPath path : lost.lost()) {
      context.output(LOST, path);
      now = now.endedThrough(path.endedAtMillis());
    }
    long nextPage = touches.prune(timestamp, windows);
    long next = Math.min(lost.nextMillis(), nextPage);
    boolean hasOrders = now.newestOrderMillis() + Retention.PATH_MILLIS > timestamp;
    if (next == Long.MAX_VALUE && hasOrders) {
      next = now.newestOrderMillis() + Retention.PATH_MILLIS;
    }
    if (next == Long.MAX_VALUE) {
      states.clear();
    } else {
      wake(next, now, context.timerService());
    }
  }

  private void wake(long millis, HolderState state, TimerService timers) throws Exception {
    timers.registerEventTimeTimer(millis);
    states.update(state.wakingAt(millis));
  }
}
