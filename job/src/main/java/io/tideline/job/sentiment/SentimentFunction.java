package io.tideline.job.sentiment;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.job.playbook.MadeOfPlaybooks;
import io.tideline.job.series.DayPages;
import io.tideline.job.series.SeriesFunction;
import io.tideline.job.series.Window;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.sentiment.DayScores;
import io.tideline.udfs.sentiment.SentimentJudge.Finding;
import io.tideline.udfs.sentiment.SentimentJudge.Verdict;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.SliceCounts;
import io.tideline.udfs.spike.Slices;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Keeps the scores of each series, issues its rows and judges it (see the package). */
public final class SentimentFunction extends SeriesFunction<ScoreDelta, SentimentState> {
  private static final long serialVersionUID = 1L;

  /** Revisions of {@code sentiment_drop}. */
  public static final OutputTag<Alert> ALERTS = new OutputTag<>("alerts") {};

  /** So long after its newest day a series can neither be a baseline nor be corrected. */
  static final long MEMORY_MILLIS = DayPages.DAYS_KEPT * Slices.DAY_MILLIS;

  /** So many states stay in memory a parallel instance: mostly 10 to 60 MB. */
  private static final int CACHED_SERIES = 20_000;

  private transient SentimentBook book;
  private transient MadeOfPlaybooks<SentimentRules> rules;

  public SentimentFunction(SentimentConfig config) {
    super(SentimentState.class, CACHED_SERIES, config.playbooks());
  }

  @Override
  public void open(OpenContext openContext) throws Exception {
    super.open(openContext);
    book = new SentimentBook(cache(), days(DayScores.class));
    rules = new MadeOfPlaybooks<>(SentimentRules::of);
  }

  /** What the series is judged by; a series that is being judged goes by it from now on. */
  private SentimentRules rulesOf(SeriesKey key) {
    SentimentRules found = rules.of(playbookOf(key.accountId()));
    book.judgements.sayNothingBelow(found.minMessages());
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
  protected TableRow row(SeriesKey key, Window window) {
    return SentimentRows.row(key, book, window, clockMillis());
  }

  @Override
  public void processElement1(ScoreDelta delta, Context context, Collector<TableRow> out)
      throws Exception {
    TimerService timers = context.timerService();
    Window hour = hour(delta.hourMillis());
    if (!book.open(delta.key())) {
      book.begin(delta.hourMillis());
    } else if (!book.keeps(hour.day())) {
      leaveOut(delta);
      return;
    }
    remindAtEnd(hour, timers);
    book.add(delta, clockMillis());
    remindToForget(timers);
    rulesOf(delta.key());
    book.judgements.onCounts(delta, clockMillis(), timers);
    noteCounted(hour, hour.aWeekLater(), book.newestDayEndMillis());
    book.close();
  }

  private static Window hour(long startMillis) {
    return Window.hour(WarehouseTable.SENTIMENT_HOURLY, startMillis);
  }

  private void remindToForget(TimerService timers) {
    if (book.forgetAtMillis == Long.MAX_VALUE) {
      book.forgetAtMillis = book.newestDayEndMillis() + MEMORY_MILLIS;
      timers.registerEventTimeTimer(book.forgetAtMillis);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<TableRow> out)
      throws Exception {
    TimerService timers = context.timerService();
    // The end of the input is not the passing of time: windows stay open, nothing is judged.
    boolean inputHasEnded = timers.currentWatermark() == Long.MAX_VALUE;
    if (inputHasEnded || !book.open(context.getCurrentKey())) {
      return;
    }
    if (timestamp == book.forgetAtMillis) {
      if (book.newestDayEndMillis() + MEMORY_MILLIS <= timestamp) {
        book.forget();
        return;
      }
      book.forgetAtMillis = Long.MAX_VALUE;
      remindToForget(timers);
    }
    if (timestamp % Slices.HOUR_MILLIS == 0) {
      issue(hour(timestamp - Slices.HOUR_MILLIS), context.getCurrentKey(), out);
    }
    if (timestamp == book.judgements.nextMillis()) {
      judge(context);
    }
    book.close();
  }

  private void judge(OnTimerContext context) {
    SentimentRules by = rulesOf(context.getCurrentKey());
    long judgedThrough = book.judgements.judgedThroughMillis();
    Verdict verdict = by.judge().judge(book, book.standing, judgedThrough, clockMillis());
    book.standing = verdict.standing();
    boolean alertIsUp = book.standing.alert() != null;
    TimerService timers = context.timerService();
    book.judgements.judged(alertIsUp, book.newestDayEndMillis(), clockMillis(), timers);
    for (Finding finding : verdict.findings()) {
      long now = timers.currentProcessingTime();
      context.output(ALERTS, by.alerts().drop(context.getCurrentKey(), finding, now));
    }
  }
}
