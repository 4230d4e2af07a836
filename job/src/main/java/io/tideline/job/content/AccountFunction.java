package io.tideline.job.content;

import io.tideline.connectors.warehouse.TableRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
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
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Keeps the weeks of each account and issues their rows (see the package). */
final class AccountFunction extends IssuingFunction<AccountKey, AccountChange, TableRow> {
  private static final long serialVersionUID = 1L;
  private static final int WEEK_DAYS = 7;

  private transient MapState<Long, AccountWeekState> weeks;
  private transient ValueState<Long> closesAt;
  private transient Counter tooLate;

  /**
   * The weeks that have changed since rows were last issued, by their Mondays. They are in the
   * state again before each barrier: many changes of a week are one look-up and one write.
   */
  private transient Map<AccountKey, NavigableMap<Long, AccountWeekState>> changed;

  @Override
  public void open(OpenContext openContext) {
    tooLate = getRuntimeContext().getMetricGroup().counter("changes_too_late");
    weeks =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "weeks", Types.LONG, TypeInformation.of(AccountWeekState.class)));
    closesAt = getRuntimeContext().getState(new ValueStateDescriptor<>("closes-at", Types.LONG));
    changed = new LinkedHashMap<>();
  }

  private static long closesAtMillis(long startMillis) {
    return startMillis + ContentTimes.ACCOUNT_KEPT_MILLIS;
  }

  @Override
  public void processElement(AccountChange change, Context context, Collector<TableRow> out)
      throws Exception {
    NavigableMap<Long, AccountWeekState> ofAccount =
        changed.computeIfAbsent(change.account(), any -> new TreeMap<>());
    AccountWeekState kept = week(ofAccount, change.monday());
    if (kept == null) {
      long closes = closesAtMillis(change.startMillis());
      if (closes <= context.timerService().currentWatermark()) {
        tooLate.inc();
        return;
      }
      kept = AccountWeekState.begun(change.startMillis());
      closeInTime(closes, context.timerService());
    }
    ofAccount.put(change.monday(), kept.with(change));
  }

  /** A week of the current key, as changed or else as in the state. */
  private @Nullable AccountWeekState week(Map<Long, AccountWeekState> ofAccount, long monday)
      throws Exception {
    AccountWeekState week = ofAccount.get(monday);
    return week == null ? weeks.get(monday) : week;
  }

  private void closeInTime(long closes, TimerService timers) throws Exception {
    Long next = closesAt.value();
    if (next == null || closes < next) {
      closesAt.update(closes);
      timers.registerEventTimeTimer(closes);
    }
  }

  @Override
  void issueDue(Consumer<AccountKey> switchKey, Collector<TableRow> out) throws Exception {
    for (AccountKey account : List.copyOf(changed.keySet())) {
      switchKey.accept(account);
      issueDue(account, out);
    }
  }

  /** The row of a week after one that has changed may differ as well. */
  private void issueDue(AccountKey account, Collector<TableRow> out) throws Exception {
    NavigableMap<Long, AccountWeekState> ofAccount = changed.remove(account);
    if (ofAccount == null) {
      return;
    }
    var due = new TreeSet<Long>(ofAccount.keySet());
    ofAccount.keySet().forEach(monday -> due.add(monday + WEEK_DAYS));
    for (long monday : due) {
      AccountWeekState week = week(ofAccount, monday);
      if (week == null) {
        continue;
      }
      if (week.hasRow()) {
        week = week.issued();
        AccountWeekState before = week(ofAccount, monday - WEEK_DAYS);
        boolean isCompared = before != null && before.hasRow();
        out.collect(WeeklyRows.account(account, week, isCompared ? before : null));
      }
      weeks.put(monday, week);
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
    for (Map.Entry<Long, AccountWeekState> week : weeks.entries()) {
      long closes = closesAtMillis(week.getValue().startMillis());
      if (closes <= atMillis) {
        closed.add(week.getKey());
      } else {
        earliest = Math.min(earliest, closes);
      }
    }
    for (long monday : closed) {
      weeks.remove(monday);
    }
    closesAt.clear();
    if (earliest < Long.MAX_VALUE) {
      closeInTime(earliest, context.timerService());
    }
  }
}
