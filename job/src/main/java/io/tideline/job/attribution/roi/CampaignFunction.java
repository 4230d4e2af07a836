package io.tideline.job.attribution.roi;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.ingest.KeptClock;
import io.tideline.udfs.attribution.roi.CampaignDay;
import io.tideline.udfs.attribution.roi.CampaignKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

/** Keeps the days of each campaign and issues their rows (see the package). */
final class CampaignFunction extends KeyedProcessFunction<CampaignKey, CampaignChange, TableRow>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  private transient KeptClock clock;
  private transient MapState<Long, CampaignDayState> days;
  private transient ValueState<Long> closesAt;
  private transient CampaignCurrencies currencies;
  private transient Counter tooLate;

  /** The days that have changed, each as it was when its rows were last issued. */
  private transient Map<CampaignKey, Map<Long, CampaignDayState>> due;

  private transient int daysDue;

  @Override
  public void open(OpenContext openContext) {
    tooLate = getRuntimeContext().getMetricGroup().counter("changes_too_late");
    days =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "days", Types.LONG, TypeInformation.of(CampaignDayState.class)));
    closesAt = getRuntimeContext().getState(new ValueStateDescriptor<>("closes-at", Types.LONG));
    currencies =
        new CampaignCurrencies(
            getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("currencies", Types.STRING, Types.LONG)));
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

  /** How many days wait for {@link #issueDue}. */
  int daysDue() {
    return daysDue;
  }

  @Override
  public void processElement(CampaignChange change, Context context, Collector<TableRow> out)
      throws Exception {
    long day = change.day();
    long closes = OpenDays.closesAtMillis(day);
    if (closes <= clock.millis()) {
      tooLate.inc();
      return;
    }
    CampaignDayState kept = days.get(day);
    if (kept == null) {
      kept = CampaignDayState.NEW;
      closeInTime(closes, context.timerService());
    }
    countCurrencies();
    noteDue(change.key(), day, kept);
    CampaignDay figures = kept.figures().plus(change.change());
    days.put(day, kept.with(figures));
    if (currencies.replace(kept.figures(), figures)) {
      noteLeadDays(change.key());
    }
  }

  /** State that is older than the count of currencies has days and no count. */
  private void countCurrencies() throws Exception {
    if (currencies.isEmpty()) {
      for (CampaignDayState day : days.values()) {
        currencies.replace(CampaignDay.NONE, day.figures());
      }
    }
  }

  /** Days with leads only stand under the currencies of the others. */
  private void noteLeadDays(CampaignKey key) throws Exception {
    for (Map.Entry<Long, CampaignDayState> day : days.entries()) {
      if (day.getValue().figures().isLeadsOnly()) {
        noteDue(key, day.getKey(), day.getValue());
      }
    }
  }

  private void closeInTime(long closes, TimerService timers) throws Exception {
    Long next = closesAt.value();
    if (next == null || closes < next) {
      closesAt.update(closes);
      timers.registerEventTimeTimer(closes);
    }
  }

  private void noteDue(CampaignKey key, long day, CampaignDayState asIssued) {
    Map<Long, CampaignDayState> dueDays = due.computeIfAbsent(key, any -> new TreeMap<>());
    if (dueDays.putIfAbsent(day, asIssued) == null) {
      daysDue++;
    }
  }

  /** Issues the rows that have changed. The current key is another one afterwards. */
  void issueDue(Consumer<CampaignKey> switchKey, Collector<TableRow> out) throws Exception {
    for (CampaignKey key : List.copyOf(due.keySet())) {
      switchKey.accept(key);
      issueDue(key, out);
    }
  }

  private void issueDue(CampaignKey key, Collector<TableRow> out) throws Exception {
    Map<Long, CampaignDayState> dueDays = due.remove(key);
    if (dueDays == null) {
      return;
    }
    daysDue -= dueDays.size();
    for (Map.Entry<Long, CampaignDayState> changed : dueDays.entrySet()) {
      long day = changed.getKey();
      CampaignDayState kept = days.get(day);
      boolean needsOthers = kept.figures().isLeadsOnly();
      CampaignDayState issued = kept.issuedUnder(needsOthers ? currencies.all() : List.of());
      days.put(day, issued);
      new CampaignRows(key, day, issued.issues()).changes(changed.getValue(), issued, out::collect);
    }
  }

  @Override
  public void onTimer(long atMillis, OnTimerContext context, Collector<TableRow> out)
      throws Exception {
    Long next = closesAt.value();
    boolean endOfInput = context.timerService().currentWatermark() == Long.MAX_VALUE;
    if (next == null || atMillis < next || endOfInput) {
      return;
    }
    issueDue(context.getCurrentKey(), out);
    long earliest = Long.MAX_VALUE;
    var closed = new ArrayList<Long>();
    for (long day : days.keys()) {
      long closes = OpenDays.closesAtMillis(day);
      if (closes <= atMillis) {
        closed.add(day);
      } else {
        earliest = Math.min(earliest, closes);
      }
    }
    for (long day : closed) {
      days.remove(day);
    }
    closesAt.clear();
    if (earliest == Long.MAX_VALUE) {
      currencies.clear();
    }
    if (earliest < Long.MAX_VALUE) {
      closeInTime(earliest, context.timerService());
    }
  }
}
