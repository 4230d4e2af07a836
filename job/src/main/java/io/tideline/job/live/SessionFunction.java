package io.tideline.job.live;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.governance.Erasable;
import io.tideline.job.governance.ErasedPeople;
import io.tideline.job.governance.Outlet;
import io.tideline.udfs.live.GifterTotal;
import io.tideline.udfs.live.LiveFact;
import io.tideline.udfs.live.LiveFactKind;
import io.tideline.udfs.live.LiveSale;
import io.tideline.udfs.live.LiveSales;
import io.tideline.udfs.live.LiveSession;
import io.tideline.udfs.live.TopGifter;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Keeps the figures of a live and issues its row with each change (see the package). */
final class SessionFunction extends KeyedProcessFunction<String, LiveFact, TableRow>
    implements Erasable<String, TableRow> {
  private static final long serialVersionUID = 1L;

  /** So long after its newest event a live is remembered. */
  static final long KEPT_MILLIS = 35 * 86_400_000L;

  private final PseudonymSecret secret;

  private transient Pseudonyms pseudonyms;
  private transient ErasedPeople erased;
  private transient ValueStateDescriptor<SessionState> descriptor;
  private transient ValueState<SessionState> states;
  private transient MapState<String, LiveSale> sales;

  SessionFunction(PseudonymSecret secret) {
    this.secret = secret;
  }

  @Override
  public void open(OpenContext openContext) {
    pseudonyms = new Pseudonyms(secret);
    var context = getRuntimeContext();
    descriptor = new ValueStateDescriptor<>("session", TypeInformation.of(SessionState.class));
    states = context.getState(descriptor);
    sales =
        context.getMapState(
            new MapStateDescriptor<>("sales", Types.STRING, TypeInformation.of(LiveSale.class)));
  }

  @Override
  public void processElement(LiveFact fact, Context context, Collector<TableRow> out)
      throws Exception {
    SessionState known = states.value();
    LiveSession before =
        known == null ? LiveSession.begunBy(fact) : known.session().renewed(pseudonyms);
    LiveFact shown = isOfErased(fact.total()) ? fact.withoutKey() : fact;
    LiveSession after = before.with(shown, sold(before.sales(), fact));
    out.collect(LiveRows.row(fact.liveId(), after));
    TimerService timers = context.timerService();
    SessionState next = kept(known, after, fact, timers.currentWatermark());
    states.update(remind(next, timers));
  }

  /** What somebody gave who has been erased since, and of whom whoever adds it up has not heard. */
  private boolean isOfErased(@Nullable GifterTotal total) {
    return total != null && isErased(TopGifter.of(total));
  }

  private boolean isErased(TopGifter gifter) {
    return gifter.key() != null && erased.book().isErasedKey(gifter.key(), gifter.sinceMillis());
  }

  @Override
  public void setErased(ErasedPeople people) {
    erased = people;
  }

  @Override
  public @Nullable String personOf(String liveId) {
    return null;
  }

  @Override
  public List<StateDescriptor<?, ?>> statesOfPeople() {
    return List.of(descriptor);
  }

  /** What was given stays, without saying who gave it. */
  @Override
  public void forget(String liveId, Outlet<TableRow> out) throws Exception {
    SessionState state = states.value();
    if (state == null) {
      return;
    }
    LiveSession left = state.session().withoutKeys(this::isErased);
    if (left != state.session()) {
      out.collect(LiveRows.row(liveId, left));
      states.update(state.with(left));
    }
  }

  private LiveSales sold(LiveSales before, LiveFact fact) throws Exception {
    LiveSale sale = fact.sale();
    if (sale == null) {
      return before;
    }
    if (fact.kind() == LiveFactKind.SOLD) {
      sales.put(sale.orderId(), sale);
      return before.with(sale);
    }
    sales.remove(sale.orderId());
    List<LiveSale> others = new ArrayList<>();
    sales.values().forEach(others::add);
    return before.without(sale, others);
  }

  private static SessionState kept(
      @Nullable SessionState known, LiveSession session, LiveFact fact, long nowMillis) {
    long forgetAt = Math.max(session.newestMillis(), nowMillis) + KEPT_MILLIS;
    long salesUntil = known == null ? Long.MAX_VALUE : known.salesUntilMillis();
    if (fact.sale() != null) {
      long until = Math.max(fact.atMillis(), nowMillis) + OrderFunction.CORRECTED_MILLIS;
      salesUntil = salesUntil == Long.MAX_VALUE ? until : Math.max(salesUntil, until);
    }
    long wakeAt = known == null ? Long.MAX_VALUE : known.wakeAtMillis();
    return new SessionState(session, forgetAt, salesUntil, wakeAt);
  }

  /** There is one timer at a time; one that fires too early sees to the next. */
  private static SessionState remind(SessionState state, TimerService timers) {
    if (state.nextMillis() >= state.wakeAtMillis()) {
      return state;
    }
    timers.registerEventTimeTimer(state.nextMillis());
    return state.wakingAt(state.nextMillis());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<TableRow> out)
      throws Exception {
    SessionState state = states.value();
    boolean isTime = context.timerService().currentWatermark() != Long.MAX_VALUE;
    if (!isTime || state == null || timestamp < state.wakeAtMillis()) {
      return;
    }
    if (timestamp >= state.salesUntilMillis()) {
      sales.clear();
      state = Objects.requireNonNull(state).withoutSales();
    }
    if (timestamp >= state.forgetAtMillis()) {
      sales.clear();
      states.clear();
    } else {
      states.update(remind(state.wakingAt(Long.MAX_VALUE), context.timerService()));
    }
  }
}
