package io.tideline.job.conversations.kpis;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.conversations.kpis.KpiRows.Hour;
import io.tideline.job.ingest.KeptClock;
import io.tideline.udfs.conversation.kpi.KpiCounts;
import io.tideline.udfs.conversation.kpi.KpiKey;
import io.tideline.udfs.conversation.kpi.OpenEpisodes;
import io.tideline.udfs.conversation.kpi.ReplyTimes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
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

/** Keeps the hours of each key and issues their rows (see the package). */
final class KpiFunction extends KeyedProcessFunction<KpiKey, KpiDelta, TableRow>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  /** So long after it began an hour is still corrected. */
  static final long MEMORY_MILLIS = 16 * 86_400_000L;

  /** Without an hour, so long it is known what is open: as long as a conversation is. */
  static final long OPEN_MEMORY_MILLIS = 400 * 86_400_000L;

  private transient KeptClock clock;
  private transient ValueState<KpiState> state;
  private transient MapState<Long, KpiCounts> hours;
  private transient MapState<Long, ReplyTimes> replies;
  private transient Map<KpiKey, Set<Long>> due;
  private transient int rowsDue;
  private transient Counter tooOld;

  @Override
  public void open(OpenContext openContext) {
    tooOld = getRuntimeContext().getMetricGroup().counter("facts_too_old");
    state =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("open", TypeInformation.of(KpiState.class)));
    hours =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>("hours", Types.LONG, TypeInformation.of(KpiCounts.class)));
    replies =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "replies", Types.LONG, TypeInformation.of(ReplyTimes.class)));
    due = new LinkedHashMap<>();
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

  /** How many rows wait for {@link #issueDue}. */
  int rowsDue() {
    return rowsDue;
  }

  /** Issues the rows that are due. The current key is another one afterwards. */
  void issueDue(Consumer<KpiKey> switchKey, Collector<TableRow> out) throws Exception {
    for (KpiKey key : List.copyOf(due.keySet())) {
      switchKey.accept(key);
      KpiState kept = state.value();
      if (kept != null) {
        issueDue(key, kept.open(), out);
      }
    }
    due.clear();
    rowsDue = 0;
  }

  private void issueDue(KpiKey key, OpenEpisodes open, Collector<TableRow> out) throws Exception {
    Set<Long> starts = due.remove(key);
    if (starts == null) {
      return;
    }
    rowsDue -= starts.size();
    for (long start : starts) {
      KpiCounts counts = hours.get(start);
      if (counts != null) {
        ReplyTimes times = replies.get(start);
        var hour = new Hour(start, counts, times == null ? ReplyTimes.NONE : times);
        out.collect(KpiRows.row(key, open, hour));
      }
    }
  }

  @Override
  public void processElement(KpiDelta delta, Context context, Collector<TableRow> out)
      throws Exception {
    KpiState kept = state.value();
    OpenEpisodes open = kept == null ? OpenEpisodes.NONE : kept.open();
    if (delta.hourMillis() < oldestKept(clock.millis())) {
      tooOld.inc(delta.counts().changes());
      open = open.withEarlier(delta.counts());
    } else {
      add(delta);
      open = open.with(delta.hourMillis(), delta.counts());
    }
    noteDue(delta, open);
    open = pruned(delta.key(), open, out);
    boolean isAsked = kept != null && kept.open().hours().length > 0;
    long forgetAt = isAsked ? kept.forgetAtMillis() : Long.MAX_VALUE;
    keep(open, forgetAt, context.timerService());
  }

  private static long oldestKept(long nowMillis) {
    return nowMillis < 0 ? Long.MIN_VALUE : nowMillis - MEMORY_MILLIS;
  }

  private void add(KpiDelta delta) throws Exception {
    KpiCounts counts = hours.get(delta.hourMillis());
    hours.put(delta.hourMillis(), counts == null ? delta.counts() : counts.plus(delta.counts()));
    if (delta.replies().size() > 0) {
      ReplyTimes times = replies.get(delta.hourMillis());
      replies.put(
          delta.hourMillis(), (times == null ? ReplyTimes.NONE : times).with(delta.replies()));
    }
  }

  /** Without the hours that nothing can correct any more; their rows are issued before. */
  private OpenEpisodes pruned(KpiKey key, OpenEpisodes open, Collector<TableRow> out)
      throws Exception {
    long oldest = oldestKept(clock.millis());
    if (open.hours().length == 0 || open.hours()[0] >= oldest) {
      return open;
    }
    issueDue(key, open, out);
    for (long hour : open.hours()) {
      if (hour >= oldest) {
        break;
      }
      hours.remove(hour);
      replies.remove(hour);
    }
    return open.since(oldest);
  }

  /** Keeps it until its last hour is over and nothing is open, or long unchanged. */
  private void keep(OpenEpisodes open, long forgetAtMillis, TimerService timers) throws Exception {
    int size = open.hours().length;
    if (size == 0 && open.openBefore() == 0) {
      state.clear();
      return;
    }
    long forgetAt = forgetAtMillis;
    if (forgetAt == Long.MAX_VALUE) {
      forgetAt =
          size > 0
              ? open.hours()[size - 1] + MEMORY_MILLIS + 1
              : clock.millis() + OPEN_MEMORY_MILLIS;
      timers.registerEventTimeTimer(forgetAt);
    }
    state.update(new KpiState(open, forgetAt));
  }

  /** The row of the hour; and where it opens or closes something, those of the hours after it. */
  private void noteDue(KpiDelta delta, OpenEpisodes open) {
    Set<Long> ofKey = due.computeIfAbsent(delta.key(), any -> new TreeSet<>());
    int before = ofKey.size();
    ofKey.add(delta.hourMillis());
    if (delta.counts().openChanges() > 0) {
      for (long later : open.hoursFrom(delta.hourMillis())) {
        ofKey.add(later);
      }
    }
    rowsDue += ofKey.size() - before;
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<TableRow> out)
      throws Exception {
    KpiState kept = state.value();
    boolean endOfInput = context.timerService().currentWatermark() == Long.MAX_VALUE;
    if (kept == null || endOfInput || timestamp != kept.forgetAtMillis()) {
      return;
    }
    if (kept.open().hours().length == 0) {
      state.clear();
      return;
    }
    OpenEpisodes open = pruned(context.getCurrentKey(), kept.open(), out);
    keep(open, Long.MAX_VALUE, context.timerService());
  }
}
