package io.tideline.job.series;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.ingest.KeptClock;
import io.tideline.job.playbook.ActivePlaybooks;
import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.job.series.SeriesCache.Entry;
import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.SliceCounts;
import java.util.ArrayList;
import java.util.List;
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
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * What functions that keep figures of a series by slice have in common: the clock kept over a
 * restart, the cache of what is kept of a series, and the rows of its windows.
 *
 * @param <D> what instances hand on
 * @param <S> what is kept of a series
 */
public abstract class SeriesFunction<D extends SeriesDelta, S>
    extends KeyedCoProcessFunction<SeriesKey, D, PlaybookUpdate, TableRow>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  private final Class<S> stateType;
  private final int cachedSeries;
  private final PlaybooksConfig atStart;

  private transient KeptClock clock;
  private transient ActivePlaybooks playbooks;
  private transient SeriesCache<S> cache;
  private transient List<SeriesCache<?>> besides;
  private transient DueRows due;

  /**
   * Events so far behind the clock that their days, or those a week before, have left the state.
   */
  private transient Counter tooOld;

  /**
   * @param stateType of what is kept of a series
   * @param cachedSeries so many stay in memory a parallel instance
   * @param atStart the playbooks the job starts with
   */
  protected SeriesFunction(Class<S> stateType, int cachedSeries, PlaybooksConfig atStart) {
    this.stateType = stateType;
    this.cachedSeries = cachedSeries;
    this.atStart = atStart;
  }

  @Override
  public void open(OpenContext openContext) throws Exception {
    tooOld = getRuntimeContext().getMetricGroup().counter("events_too_old");
    due = new DueRows();
    besides = new ArrayList<>();
    cache =
        new SeriesCache<>(
            getRuntimeContext()
                .getState(new ValueStateDescriptor<>("series", TypeInformation.of(stateType))),
            cachedSeries);
  }

  /**
   * Another thing that is kept of a series, visited more seldom, in a cache of its own.
   *
   * @param state holds it
   * @param capacity so many stay in memory
   */
  protected final <T> SeriesCache<T> cacheOf(ValueState<T> state, int capacity) {
    var beside = new SeriesCache<>(state, capacity);
    besides.add(beside);
    return beside;
  }

  /** The days of all series. */
  protected final <T> MapState<Long, T> days(Class<T> type) {
    return getRuntimeContext()
        .getMapState(new MapStateDescriptor<>("days", Types.LONG, TypeInformation.of(type)));
  }

  /** What is kept of each series. */
  protected final SeriesCache<S> cache() {
    return cache;
  }

  /** Opens the book of the series of the current key; false where nothing is known of it. */
  protected abstract boolean openBook(SeriesKey key) throws Exception;

  /** The row of a window of the open series, as it stands, which holds events. */
  protected abstract TableRow row(SeriesKey key, Window window) throws Exception;

  /** The counts of the open series. */
  protected abstract SliceCounts counts();

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    clock = KeptClock.open(context.getOperatorStateStore());
    playbooks = ActivePlaybooks.open(atStart, context);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    clock.snapshot();
    playbooks.onBarrier();
  }

  @Override
  public final void processElement2(
      PlaybookUpdate update, Context context, Collector<TableRow> out) {
    playbooks.onUpdate(update);
  }

  /** The playbook that holds for the account. */
  protected final Playbook playbookOf(String accountId) {
    return playbooks.of(accountId);
  }

  /** Tells how far event time has come, before the timers up to there fire. */
  final void onWatermark(long millis) {
    clock.onWatermark(millis);
  }

  /** Lets the cache hold what has changed until {@link #writeBack()}. */
  final void switchKeysBy(Consumer<Object> keySwitch) {
    cache.switchKeysBy(keySwitch);
    besides.forEach(beside -> beside.switchKeysBy(keySwitch));
  }

  /** Brings state up to what the cache holds. The current key is another one afterwards. */
  final void writeBack() throws Exception {
    cache.writeBack();
    for (SeriesCache<?> beside : besides) {
      beside.writeBack();
    }
  }

  /** How many rows wait for {@link #issueDue}. */
  final int rowsDue() {
    return due.size();
  }

  /** Issues the rows that are due. The current key is another one afterwards. */
  final void issueDue(Collector<TableRow> out) throws Exception {
    for (Entry<?> series : due.take()) {
      List<Window> windows = List.copyOf(series.due);
      series.due.clear();
      if (!windows.isEmpty() && cache.switchTo(series.key) && openBook(series.key)) {
        for (Window window : windows) {
          issue(window, series.key, out);
        }
      }
    }
  }

  /** Event time, in milliseconds. */
  protected final long clockMillis() {
    return clock.millis();
  }

  /** Counts what came so late that it is left out. */
  protected final void leaveOut(D delta) {
    tooOld.inc(delta.count());
  }

  /** The window's row is due. */
  protected final void noteDue(Window window) {
    due.add(cache.current(), window);
  }

  /**
   * The window was counted anew. What comes after events a week younger is the baseline of a row
   * that may have been issued.
   *
   * @param newestMillis the newest event of the series
   */
  protected final void noteCounted(Window window, long newestMillis) {
    noteDue(window);
    Window later = window.aWeekLater();
    if (later.startMillis() <= newestMillis) {
      noteDue(later);
    }
  }

  /** Only the first event of a window needs to ask for its end. */
  protected final void remindAtEnd(Window window, TimerService timers) {
    boolean ended = window.endMillis() <= clock.millis();
    if (!ended && counts().between(window.startMillis(), window.endMillis()) == 0) {
      timers.registerEventTimeTimer(window.endMillis());
    }
  }

  /** Issues the row of a window of the open series, if it holds events. */
  protected final void issue(Window window, SeriesKey key, Collector<TableRow> out)
      throws Exception {
    due.remove(cache.current(), window);
    if (counts().between(window.startMillis(), window.endMillis()) > 0) {
      out.collect(row(key, window));
    }
  }
}
