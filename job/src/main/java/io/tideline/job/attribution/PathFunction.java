package io.tideline.job.attribution;

import io.tideline.job.governance.Erasable;
import io.tideline.job.governance.ErasedPeople;
import io.tideline.job.governance.Outlet;
import io.tideline.job.playbook.AccountSettings;
import io.tideline.job.playbook.Kept;
import io.tideline.job.playbook.SignalSerializer;
import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.attribution.identity.Claim;
import io.tideline.udfs.attribution.identity.OrderFact;
import io.tideline.udfs.attribution.identity.OrderSignals;
import io.tideline.udfs.attribution.identity.PathFacts;
import io.tideline.udfs.attribution.identity.PlacedOrder;
import io.tideline.udfs.playbook.AttributionWindows;
import io.tideline.udfs.signal.Signal;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Hands on an order's path once the clock passes it, and again where it changes (package). */
final class PathFunction extends KeyedProcessFunction<String, OrderFact, OrderPath>
    implements Erasable<String, OrderPath> {
  private static final long serialVersionUID = 1L;
  private static final long HOUR_MILLIS = 3_600_000L;

  /** What orders are to the rules, each once. */
  static final OutputTag<Signal> SIGNALS = new OutputTag<>("signals", SignalSerializer.TYPE);

  private final AccountSettings<AttributionWindows> windowsOf;

  private transient ErasedPeople erased;
  private transient ValueStateDescriptor<PathState> descriptor;
  private transient ValueState<PathState> states;
  private transient ValueState<Long> placed;

  PathFunction(PathsConfig config) {
    this.windowsOf = config.windows();
  }

  @Override
  public void open(OpenContext openContext) {
    descriptor = new ValueStateDescriptor<>("path", TypeInformation.of(PathState.class));
    states = getRuntimeContext().getState(descriptor);
    var known = new ValueStateDescriptor<>("placed", Types.LONG);
    known.enableTimeToLive(Kept.days(Retention.ORDER_ID_DAYS));
    placed = getRuntimeContext().getState(known);
  }

  @Override
  public void processElement(OrderFact fact, Context context, Collector<OrderPath> out)
      throws Exception {
    PathState kept = states.value();
    if (fact.order() != null && isRepeated(kept, fact.order())) {
      return;
    }
    PathState state = kept == null ? PathState.NEW : kept;
    PathFacts facts = state.facts().with(fact);
    TimerService timers = context.timerService();
    long now = timers.currentWatermark();
    // What comes very late is kept for a while all the same: answers to it are on their way.
    long forgetAt = Math.max(fact.orderMillis() + Retention.PATH_MILLIS, now + HOUR_MILLIS);
    if (kept == null) {
      timers.registerEventTimeTimer(forgetAt);
      state = new PathState(facts, null, forgetAt, 0);
    } else {
      state = kept.with(facts);
    }
    if (fact.order() != null && (kept == null || kept.facts().order() == null)) {
      state = tellInTime(state, fact.orderMillis(), timers);
    }
    if (isGone(facts)) {
      issueWithoutKeeping(state, out);
    } else if (facts.order() == null) {
      states.update(state);
    } else if (facts.order().atMillis() <= now) {
      states.update(issued(state, out));
    } else {
      timers.registerEventTimeTimer(facts.order().atMillis());
      states.update(state);
    }
  }

  /** An order whose path has been forgotten stands as it was: no repetition begins it anew. */
  private boolean isRepeated(@Nullable PathState kept, PlacedOrder order) throws Exception {
    if (kept != null && kept.facts().order() != null) {
      return false;
    }
    if (placed.value() != null) {
      return true;
    }
    placed.update(order.atMillis());
    return false;
  }

  /** Of an order that the clock has passed what led to it is known when the clock moves next. */
  private static PathState tellInTime(PathState state, long orderMillis, TimerService timers) {
    long tellAt = Math.max(orderMillis, timers.currentWatermark() + 1);
    timers.registerEventTimeTimer(tellAt);
    return state.tellingAt(tellAt);
  }

  private PathState issued(PathState state, Collector<OrderPath> out) {
    OrderPath before = state.issued();
    long revision = before == null ? 0 : before.revision();
    AttributionWindows windows =
        windowsOf.of(Objects.requireNonNull(state.facts().order()).accountId());
    PathFacts facts = known(state.facts());
    OrderPath path = facts.path(revision, windows);
    if (path.equals(before)) {
      return state;
    }
    OrderPath next = facts.path(revision + 1, windows);
    out.collect(next);
    return state.issued(next);
  }

  /** Without the link that says whose the order is, where that is forgotten by its time. */
  private PathFacts known(PathFacts facts) {
    Claim claim = facts.claim();
    boolean isLinked = claim != null && claim.linkedAtMillis() != Long.MIN_VALUE;
    return isLinked
            && (isForgotten(claim.personId(), claim) || isForgotten(claim.visitorId(), claim))
        ? new PathFacts(facts.order(), null, facts.found())
        : facts;
  }

  private boolean isForgotten(@Nullable String person, Claim claim) {
    return person != null
        && erased.book().isForgotten(person, claim.linkedAtMillis(), claim.orderMillis());
  }

  /** Whether the order is of somebody who was erased since: it is issued, and not kept. */
  private boolean isGone(PathFacts facts) {
    PlacedOrder order = facts.order();
    Claim claim = facts.claim();
    return order != null
            && (erased.isGone(order.personId(), order.atMillis())
                || erased.isGone(order.visitorId(), order.atMillis()))
        || claim != null && erased.isGone(claim.personId(), claim.orderMillis());
  }

  private void issueWithoutKeeping(PathState state, Collector<OrderPath> out) throws Exception {
    if (state.facts().order() != null) {
      issued(state, out);
    }
    states.clear();
  }

  @Override
  public void setErased(ErasedPeople people) {
    erased = people;
  }

  @Override
  public @Nullable String personOf(String orderId) {
    return null;
  }

  @Override
  public List<StateDescriptor<?, ?>> statesOfPeople() {
    return List.of(descriptor);
  }

  @Override
  public void forget(String orderId, Outlet<OrderPath> out) throws Exception {
    PathState state = states.value();
    if (state != null && isGone(state.facts())) {
      issueWithoutKeeping(state, out);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<OrderPath> out)
      throws Exception {
    PathState state = states.value();
    if (state == null) {
      return;
    }
    if (context.timerService().currentWatermark() == Long.MAX_VALUE) {
      tellAtTheEnd(state, context);
    } else if (timestamp >= state.forgetAtMillis()) {
      states.clear();
    } else if (state.facts().order() != null && state.facts().order().atMillis() <= timestamp) {
      states.update(issued(told(state, timestamp, context), out));
    }
  }

  /**
   * The end of the input is not the passing of time, but the clock had passed a late order before.
   */
  private void tellAtTheEnd(PathState state, OnTimerContext context) throws Exception {
    PlacedOrder order = state.facts().order();
    if (order != null && order.atMillis() < state.tellAtMillis()) {
      states.update(told(state, state.tellAtMillis(), context));
    }
  }

  private PathState told(PathState state, long timestamp, OnTimerContext context) {
    if (state.tellAtMillis() == 0 || timestamp < state.tellAtMillis()) {
      return state;
    }
    PlacedOrder order = Objects.requireNonNull(state.facts().order());
    context.output(SIGNALS, OrderSignals.of(state.facts(), windowsOf.of(order.accountId())));
    return state.tellingAt(0);
  }
}
