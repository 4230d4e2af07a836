package io.tideline.job.spikes;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.ingest.KeptClock;
import io.tideline.job.spikes.SeriesCache.Entry;
import io.tideline.job.spikes.VolumeRows.Window;
import io.tideline.udfs.alert.AlertTransition;
import io.tideline.udfs.alert.AlertTransition.Change;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.spike.DayCounts;
import io.tideline.udfs.spike.Lives;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.Slices;
import io.tideline.udfs.spike.SpikeJudge.Finding;
import io.tideline.udfs.spike.VolumeAlerts;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
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
import org.apache.flink.util.OutputTag;

/** Keeps the counts of each series, issues its rows and judges it (see the package). */
public final class VolumeFunction extends KeyedProcessFunction<SeriesKey, HourDelta, TableRow>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  /** Revisions of {@code volume_spike} and {@code sustained_growth}. */
  public static final OutputTag<Alert> ALERTS = new OutputTag<>("alerts") {};

  /** A day more than a series lives, for what comes behind the clock (SEMANTICS §2). */
  static final long MEMORY_MILLIS = Lives.FORGET_MILLIS + Slices.DAY_MILLIS;

  /** So many states stay in memory a parallel instance: mostly 10 to 60 MB, at most 200. */
  private static final int CACHED_SERIES = 30_000;

  private final VolumeConfig config;

  private transient KeptClock clock;
  private transient SeriesCache cache;
  private transient SeriesBook book;
  private transient DueRows due;
  private transient SpikeWatch spikes;
  private transient GrowthWatch growth;
  private transient VolumeAlerts alerts;

  /**
   * Events so far behind the clock that their days, or those a week before, have left the state.
   */
  private transient Counter tooOld;

  public VolumeFunction(VolumeConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext openContext) {
    tooOld = getRuntimeContext().getMetricGroup().counter("events_too_old");
    cache =
        new SeriesCache(
            getRuntimeContext()
                .getState(
                    new ValueStateDescriptor<>("series", TypeInformation.of(SeriesState.class))),
            CACHED_SERIES);
    book =
        new SeriesBook(
            cache,
            getRuntimeContext()
                .getMapState(
                    new MapStateDescriptor<>(
                        "days", Types.LONG, TypeInformation.of(DayCounts.class))));
    due = new DueRows();
    spikes = new SpikeWatch(config);
    growth = new GrowthWatch(config.growth());
    alerts = new VolumeAlerts(config.playbookVersion(), config.spikes(), config.growth());
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

  /** Lets the cache hold what has changed until {@link #writeBack()}. */
  void switchKeysBy(Consumer<Object> keySwitch) {
    cache.switchKeysBy(keySwitch);
  }

  /** Brings state up to what the cache holds. The current key is another one afterwards. */
  void writeBack() throws Exception {
    cache.writeBack();
  }

  /** How many rows wait for {@link #issueDue}. */
  int rowsDue() {
    return due.size();
  }

  /** Issues the rows that are due. The current key is another one afterwards. */
  void issueDue(Collector<TableRow> out) throws Exception {
    for (Entry series : due.take()) {
      List<Window> windows = List.copyOf(series.due);
      series.due.clear();
      if (!windows.isEmpty() && cache.switchTo(series.key) && book.open(series.key)) {
        for (Window window : windows) {
          issue(window, series.key, out);
        }
      }
    }
  }

  @Override
  public void processElement(HourDelta delta, Context context, Collector<TableRow> out)
      throws Exception {
    TimerService timers = context.timerService();
    Window hour = Window.hour(delta.hourMillis());
    Window day = Window.day(Slices.floor(delta.hourMillis(), Slices.DAY_MILLIS));
    if (!book.open(delta.key())) {
      book.begin(delta.firstMillis());
    } else if (!book.keeps(Slices.dayOf(delta.hourMillis()))) {
      tooOld.inc(delta.count());
      return;
    }
    remindAtEnd(hour, timers);
    remindAtEnd(day, timers);
    long begin = book.beginMillis();
    book.add(delta, clock.millis());
    remindToForget(timers);
    publish(spikes.onCounts(book, delta, timers, clock.millis()), context);
    noteDue(hour);
    noteDue(day);
    if (book.beginMillis() < begin) {
      noteNewestDue();
    }
    book.close();
  }

  /** What comes after events a week younger is the baseline of a row that may have been issued. */
  private void noteDue(Window window) {
    due.add(cache.current(), window);
    if (window.startMillis() + Slices.WEEK_MILLIS <= book.lastMillis()) {
      due.add(cache.current(), window.aWeekLater());
    }
  }

  /** There may be more history now; the windows that are over are issued again at their end. */
  private void noteNewestDue() {
    long newest = book.lastMillis();
    due.add(cache.current(), Window.hour(Slices.floor(newest, Slices.HOUR_MILLIS)));
    due.add(cache.current(), Window.day(Slices.floor(newest, Slices.DAY_MILLIS)));
  }

  /** Only the first event of a window needs to ask for its end. */
  private void remindAtEnd(Window window, TimerService timers) throws Exception {
    boolean ended = window.endMillis() <= clock.millis();
    if (!ended && book.between(window.startMillis(), window.endMillis()) == 0) {
      timers.registerEventTimeTimer(window.endMillis());
    }
  }

  private void remindToForget(TimerService timers) {
    if (book.forgetAtMillis == Long.MAX_VALUE) {
      book.forgetAtMillis = book.lastMillis() + MEMORY_MILLIS;
      timers.registerEventTimeTimer(book.forgetAtMillis);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<TableRow> out)
      throws Exception {
    TimerService timers = context.timerService();
    if (!book.open(context.getCurrentKey())) {
      return;
    }
    if (timers.currentWatermark() == Long.MAX_VALUE) {
      // The end of the input is not the passing of time: windows stay open, and the unfinished
      // slice may fire but ends nothing.
      if (timestamp == book.nextJudgementMillis) {
        publish(spikes.atEndOfInput(book, clock.millis()), context);
        book.close();
      }
      return;
    }
    if (timestamp == book.forgetAtMillis) {
      if (book.lastMillis() + MEMORY_MILLIS <= timestamp) {
        book.forget();
        return;
      }
      book.keepLivesSince(timestamp - MEMORY_MILLIS);
      book.forgetAtMillis = Long.MAX_VALUE;
      remindToForget(timers);
    }
    issueWindows(timestamp, context.getCurrentKey(), out);
    if (timestamp % Slices.DAY_MILLIS == 0 && GrowthWatch.watches(context.getCurrentKey())) {
      judgeGrowth(timestamp, context);
    }
    if (timestamp == book.nextJudgementMillis) {
      publish(spikes.onTimer(book, timers, clock.millis()), context);
    }
    book.close();
  }

  /** Issues the rows of the hour and the day that end here, where they hold events. */
  private void issueWindows(long end, SeriesKey key, Collector<TableRow> out) throws Exception {
    if (end % Slices.HOUR_MILLIS == 0) {
      issue(Window.hour(end - Slices.HOUR_MILLIS), key, out);
    }
    if (end % Slices.DAY_MILLIS == 0) {
      issue(Window.day(end - Slices.DAY_MILLIS), key, out);
    }
  }

  private void issue(Window window, SeriesKey key, Collector<TableRow> out) throws Exception {
    due.remove(cache.current(), window);
    if (book.between(window.startMillis(), window.endMillis()) > 0) {
      out.collect(VolumeRows.row(key, book, window, clock.millis()));
    }
  }

  private void judgeGrowth(long dayEnd, OnTimerContext context) throws Exception {
    AlertTransition transition = growth.onDayEnd(book, dayEnd);
    if (book.growth != null) {
      context.timerService().registerEventTimeTimer(dayEnd + Slices.DAY_MILLIS);
    }
    if (transition.change() != Change.NONE) {
      long[] lastTwo = {
        book.day(Slices.dayOf(dayEnd) - 2).total(), book.day(Slices.dayOf(dayEnd) - 1).total()
      };
      long now = context.timerService().currentProcessingTime();
      context.output(
          ALERTS, alerts.growth(context.getCurrentKey(), transition, dayEnd, lastTwo, now));
    }
  }

  private void publish(List<Finding> findings, Context context) {
    long now = context.timerService().currentProcessingTime();
    for (Finding finding : findings) {
      context.output(ALERTS, alerts.spike(context.getCurrentKey(), finding, now));
    }
  }
}
