package io.tideline.job.posting;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.ingest.KeptClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Keeps what is known of each account, and computes its tables at full hours (see the package). */
final class PostingFunction extends KeyedProcessFunction<String, PostingFact, TableRow>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  static final int MAX_VIDEOS = 20_000;
  static final int MAX_AUDIENCES = 84_000;

  private transient KeptClock clock;
  private transient ValueState<AccountState> states;
  private transient MapState<PendingItem, PostingFact> pending;
  private transient MapState<String, PostingFact> known;
  private transient MapState<String, IssuedRow> issued;
  private transient Counter overLimit;

  @Override
  public void open(OpenContext openContext) {
    var context = getRuntimeContext();
    overLimit = context.getMetricGroup().counter("facts_over_limit");
    TypeInformation<PostingFact> fact = TypeInformation.of(PostingFact.class);
    states =
        context.getState(
            new ValueStateDescriptor<>("account", TypeInformation.of(AccountState.class)));
    pending =
        context.getMapState(
            new MapStateDescriptor<>("pending", TypeInformation.of(PendingItem.class), fact));
    known = context.getMapState(new MapStateDescriptor<>("known", Types.STRING, fact));
    issued =
        context.getMapState(
            new MapStateDescriptor<>("issued", Types.STRING, TypeInformation.of(IssuedRow.class)));
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    clock = KeptClock.open(context.getOperatorStateStore());
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
  public void processElement(PostingFact fact, Context context, Collector<TableRow> out)
      throws Exception {
    // What comes behind the clock waits for the next full hour: those before have been computed.
    long due = PostingTimes.hourAfter(Math.max(fact.atMillis(), clock.millis()));
    var item = new PendingItem(due, fact.item());
    if (fact.isAfter(pending.get(item))) {
      pending.put(item, fact);
    }
    AccountState state = states.value();
    AccountState next = wakingBy(state == null ? AccountState.NEW : state, due, context);
    if (next != state) {
      states.update(next);
    }
  }

  private static AccountState wakingBy(AccountState state, long millis, Context context) {
    if (millis >= state.wakeAtMillis()) {
      return state;
    }
    context.timerService().registerEventTimeTimer(millis);
    return state.wakingAt(millis);
  }

  @Override
  public void onTimer(long atMillis, OnTimerContext context, Collector<TableRow> out)
      throws Exception {
    TimerService timers = context.timerService();
    AccountState state = states.value();
    if (state == null || timers.currentWatermark() == Long.MAX_VALUE) {
      return;
    }
    // Where the clock jumps, the hours between need not be computed: the last one replaces them.
    long hour = PostingTimes.hourAt(timers.currentWatermark());
    if (hour <= state.computedMillis()) {
      return;
    }
    long nextDue = take(state, hour);
    KnownFacts facts = facts(hour);
    issue(new PostingRows(context.getCurrentKey(), hour), facts, out);
    long wakeAt = Math.min(nextDue, facts.nextChangeMillis());
    if (wakeAt == Long.MAX_VALUE) {
      states.clear();
      return;
    }
    timers.registerEventTimeTimer(wakeAt);
    states.update(new AccountState(facts.posts().size(), facts.audiences().size(), hour, wakeAt));
  }

  /** Makes known what is due by the hour. Gives when the next is due. */
  private long take(AccountState state, long hour) throws Exception {
    long nextDue = Long.MAX_VALUE;
    var due = new ArrayList<PostingFact>();
    var items = new ArrayList<PendingItem>();
    for (Map.Entry<PendingItem, PostingFact> entry : pending.entries()) {
      if (entry.getKey().dueMillis() <= hour) {
        items.add(entry.getKey());
        due.add(entry.getValue());
      } else {
        nextDue = Math.min(nextDue, entry.getKey().dueMillis());
      }
    }
    for (PendingItem item : items) {
      pending.remove(item);
    }
    // In an order of their own, so that the same ones stay out where there are too many.
    due.sort(PostingFact.ORDER);
    int videos = state.videos();
    int audiences = state.audiences();
    for (PostingFact fact : due) {
      PostingFact before = known.get(fact.item());
      if (fact.leavesAtMillis() < hour) {
        // It counts no more, so it takes nobody's place; nor does what it stands for.
        if (before != null && fact.isAfter(before)) {
          known.remove(fact.item());
        }
        continue;
      }
      boolean isPost = fact.post() != null;
      boolean fits = before != null || (isPost ? videos < MAX_VIDEOS : audiences < MAX_AUDIENCES);
      if (!fits) {
        overLimit.inc();
      } else if (fact.isAfter(before)) {
        known.put(fact.item(), fact);
        videos += before == null && isPost ? 1 : 0;
        audiences += before == null && !isPost ? 1 : 0;
      }
    }
    return nextDue;
  }

  /** What is known at the hour; what has left its window is forgotten. */
  private KnownFacts facts(long hour) throws Exception {
    var facts = new KnownFacts();
    var gone = new ArrayList<String>();
    for (Map.Entry<String, PostingFact> entry : known.entries()) {
      if (entry.getValue().leavesAtMillis() < hour) {
        gone.add(entry.getKey());
      } else {
        facts.add(entry.getValue(), hour);
      }
    }
    for (String item : gone) {
      known.remove(item);
    }
    return facts;
  }

  private void issue(PostingRows rows, KnownFacts facts, Collector<TableRow> out) throws Exception {
    Map<String, IssuedRow> before = new HashMap<>();
    issued.entries().forEach(entry -> before.put(entry.getKey(), entry.getValue()));
    List<TableRow> now = rows.of(facts);
    for (TableRow row : now) {
      String name = PostingRows.name(row);
      IssuedRow next = IssuedRow.of(row);
      if (!next.equals(before.remove(name))) {
        issued.put(name, next);
        out.collect(row);
      }
    }
    for (Map.Entry<String, IssuedRow> gone : before.entrySet()) {
      issued.remove(gone.getKey());
      out.collect(rows.gone(gone.getValue()));
    }
  }
}
