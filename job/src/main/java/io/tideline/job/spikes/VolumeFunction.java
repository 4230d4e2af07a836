package io.tideline.job.spikes;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.playbook.MadeOfPlaybooks;
import io.tideline.job.series.SeriesFunction;
import io.tideline.job.series.Window;
import io.tideline.job.spikes.VolumeWatch.Visit;
import io.tideline.udfs.alert.AlertTransition;
import io.tideline.udfs.alert.AlertTransition.Change;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.spike.DayCounts;
import io.tideline.udfs.spike.Lives;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.SliceCounts;
import io.tideline.udfs.spike.Slices;
import io.tideline.udfs.spike.VolumeAlerts;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Keeps the counts of each series, issues its rows and judges it (see the package). */
public final class VolumeFunction extends SeriesFunction<HourDelta, SeriesState> {
  private static final long serialVersionUID = 1L;

  /** Revisions of alerts on volumes. */
  public static final OutputTag<Alert> ALERTS = new OutputTag<>("alerts") {};

  /** A day more than a series lives, for what comes behind the clock (SEMANTICS §2). */
  static final long MEMORY_MILLIS = Lives.FORGET_MILLIS + Slices.DAY_MILLIS;

  /** So many states stay in memory a parallel instance: mostly 10 to 60 MB, at most 200. */
  private static final int CACHED_SERIES = 30_000;

  /** Of them, so many have a detector in memory, which takes 5 KB there. */
  private static final int CACHED_DETECTORS = 4_000;

  private final VolumeConfig config;

  private final VolumeWindows windows;

  private transient SeriesBook book;
  private transient VolumeWatch watch;
  private transient MadeOfPlaybooks<VolumeRules> rules;

  public VolumeFunction(VolumeConfig config) {
    super(SeriesState.class, CACHED_SERIES, config.playbooks());
    this.config = config;
    this.windows = new VolumeWindows(config.playbooks().days());
  }

  @Override
  public void open(OpenContext openContext) throws Exception {
    super.open(openContext);
    book = new SeriesBook(cache(), days(DayCounts.class));
    var detectors =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "detector", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    watch =
        new VolumeWatch(
            book, new KeptDetectors(cacheOf(new DetectorState(detectors), CACHED_DETECTORS)));
    rules = new MadeOfPlaybooks<>(playbook -> VolumeRules.of(playbook, config));
  }

  /** What the series is judged by; a series that is being judged goes by it from now on. */
  private VolumeRules rulesOf(SeriesKey key) {
    VolumeRules found = rules.of(playbookOf(key.accountId()));
    book.judgements.sayNothingBelow(found.minVolume());
    return found;
  }

  @Override
  protected boolean openBook(SeriesKey key) throws Exception {
    return book.open(key);
  }

  @Override
  protected SliceCounts counts() {
    return book;
  }

  @Override
  protected TableRow row(SeriesKey key, Window window) throws Exception {
    var compared = new VolumeRows.Compared(window, windows.aWeekBefore(key.accountId(), window));
    return VolumeRows.row(key, book, compared, clockMillis());
  }

  @Override
  public void processElement1(HourDelta delta, Context context, Collector<TableRow> out)
      throws Exception {
    TimerService timers = context.timerService();
    String account = delta.key().accountId();
    List<Window> touched = touched(account, delta.hourMillis());
    if (!book.open(delta.key())) {
      book.begin(delta.firstMillis());
    } else if (!book.keeps(firstDay(touched))) {
      leaveOut(delta);
      return;
    }
    touched.forEach(window -> remindAtEnd(window, timers));
    long begin = book.beginMillis();
    book.add(delta, clockMillis());
    remindToForget(timers);
    VolumeRules by = rulesOf(delta.key());
    publish(watch.onCounts(visit(delta.key(), by, timers), delta), context);
    for (Window window : touched) {
      noteCounted(window, windows.aWeekLater(account, window), book.lastMillis());
    }
    if (book.beginMillis() < begin) {
      // There may be more history now; the windows that are over are issued again at their end.
      touched(account, Slices.floor(book.lastMillis(), Slices.HOUR_MILLIS)).forEach(this::noteDue);
    }
    book.close();
  }

  /** The hour, and the days that it lies in: where a day begins within an hour, they are two. */
  private List<Window> touched(String account, long hourMillis) {
    long first = windows.dayOf(account, hourMillis);
    long last = windows.dayOf(account, hourMillis + Slices.HOUR_MILLIS - 1);
    Window hour = VolumeWindows.hour(hourMillis);
    return first == last
        ? List.of(hour, windows.day(account, first))
        : List.of(hour, windows.day(account, first), windows.day(account, last));
  }

  private static long firstDay(List<Window> touched) {
    return touched.stream().mapToLong(Window::day).min().orElseThrow();
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
    VolumeRules by = rulesOf(context.getCurrentKey());
    if (timers.currentWatermark() == Long.MAX_VALUE) {
      // The end of the input is not the passing of time: windows stay open, and the unfinished
      // slice may fire but ends nothing.
      if (timestamp == book.judgements.nextMillis()) {
        publish(watch.atEndOfInput(visit(context.getCurrentKey(), by, timers)), context);
        book.close();
      }
      return;
    }
    if (timestamp == book.forgetAtMillis) {
      if (book.lastMillis() + MEMORY_MILLIS <= timestamp) {
        watch.forget(context.getCurrentKey());
        book.forget();
        return;
      }
      book.keepLivesSince(timestamp - MEMORY_MILLIS);
      book.forgetAtMillis = Long.MAX_VALUE;
      remindToForget(timers);
    }
    boolean endsDay = windows.isDayStart(context.getCurrentKey().accountId(), timestamp);
    issueWindows(timestamp, endsDay, context.getCurrentKey(), out);
    if (endsDay && GrowthWatch.watches(context.getCurrentKey())) {
      judgeGrowth(by, timestamp, context);
    }
    if (endsDay || timestamp % Slices.DAY_MILLIS == 0) {
      watch.onDayEnd(context.getCurrentKey(), timestamp, timers);
    }
    if (timestamp == book.judgements.nextMillis()) {
      publish(watch.onTimer(visit(context.getCurrentKey(), by, timers)), context);
    }
    book.close();
  }

  /** Issues the rows of the hour and the day that end here, where they hold events. */
  private void issueWindows(long end, boolean endsDay, SeriesKey key, Collector<TableRow> out)
      throws Exception {
    if (end % Slices.HOUR_MILLIS == 0) {
      issue(VolumeWindows.hour(end - Slices.HOUR_MILLIS), key, out);
    }
    if (endsDay) {
      issue(windows.day(key.accountId(), windows.dayOf(key.accountId(), end) - 1), key, out);
    }
  }

  private void judgeGrowth(VolumeRules by, long dayEnd, OnTimerContext context) throws Exception {
    String account = context.getCurrentKey().accountId();
    long ended = windows.dayOf(account, dayEnd) - 1;
    var days = new SeriesDays(book, windows, account, ended);
    AlertTransition transition = by.growth().onDayEnd(days);
    if (book.growth != null) {
      context.timerService().registerEventTimeTimer(windows.startOf(account, ended + 2));
    }
    if (transition.change() != Change.NONE) {
      VolumeAlerts.Growth growth = by.growth().found(days, transition);
      long now = context.timerService().currentProcessingTime();
      context.output(ALERTS, by.alerts().growth(context.getCurrentKey(), growth, now));
    }
  }

  private Visit visit(SeriesKey key, VolumeRules by, TimerService timers) {
    return new Visit(key, by, clockMillis(), timers);
  }

  private static void publish(List<Alert> alerts, Context context) {
    alerts.forEach(alert -> context.output(ALERTS, alert));
  }
}
