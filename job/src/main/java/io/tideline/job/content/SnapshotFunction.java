package io.tideline.job.content;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.ingest.IngestPipeline;
import io.tideline.job.ingest.KeptClock;
import io.tideline.job.playbook.ActivePlaybooks;
import io.tideline.job.playbook.MadeOfPlaybooks;
import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.job.playbook.SignalSerializer;
import io.tideline.udfs.content.SnapshotFigures;
import io.tideline.udfs.content.VideoHistory;
import io.tideline.udfs.content.VideoStanding;
import io.tideline.udfs.content.VideoWeek;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.signal.Signal;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Keeps the weeks of each video, issues their rows and tells of its figures (see the package). */
public final class SnapshotFunction
    extends KeyedCoProcessFunction<VideoKey, Event, PlaybookUpdate, TableRow>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  /** Signals of videos' figures. */
  public static final OutputTag<Signal> SIGNALS = new OutputTag<>("signals", SignalSerializer.TYPE);

  /** How far videos came. */
  public static final OutputTag<VideoStanding> STANDINGS =
      new OutputTag<>("standings", TypeInformation.of(VideoStanding.class));

  /** What changes for the videos' accounts. */
  static final OutputTag<WeekChange> WEEKS =
      new OutputTag<>("weeks", TypeInformation.of(WeekChange.class));

  private final ContentConfig config;

  private transient KeptClock clock;
  private transient ActivePlaybooks playbooks;
  private transient MadeOfPlaybooks<ContentRules> rules;
  private transient ValueState<SnapshotState> states;
  private transient @Nullable PendingSnapshots pending;
  private transient Counter tooLate;

  public SnapshotFunction(ContentConfig config) {
    this.config = config;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    clock = KeptClock.open(context.getOperatorStateStore());
    playbooks = ActivePlaybooks.open(config.playbooks(), context);
  }

  @Override
  public void open(OpenContext openContext) {
    rules = new MadeOfPlaybooks<>(ContentRules::of);
    tooLate = getRuntimeContext().getMetricGroup().counter("snapshots_too_late");
    states =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("video", new SnapshotStateSerializer()));
    if (config.inOrder()) {
      pending =
          new PendingSnapshots(
              getRuntimeContext().getMapState(PendingSnapshots.descriptor(IngestPipeline.EVENT)));
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    clock.snapshot();
    playbooks.onBarrier();
  }

  /** Tells how far event time has come, before the timers up to there fire. */
  void onWatermark(long millis) {
    clock.onWatermark(millis);
  }

  @Override
  public void processElement2(PlaybookUpdate update, Context context, Collector<TableRow> out) {
    playbooks.onUpdate(update);
  }

  @Override
  public void processElement1(Event event, Context context, Collector<TableRow> out)
      throws Exception {
    SnapshotState kept = states.value();
    SnapshotState state = kept == null ? SnapshotState.NEW : kept;
    ContentRules by = rules.of(playbooks.of(event.accountId()));
    SnapshotFigures figures = SnapshotFigures.of(event);
    SnapshotFigures latest = state.history().latest();
    boolean isLatest = latest == null || figures.isAfter(latest);
    if (isLatest) {
      out.collect(VideoRows.row(event, figures, by.grades()));
    }
    VideoWeek week = weekOf(event, figures, by);
    if (hasLeft(week.startMillis())) {
      tooLate.inc();
      return;
    }
    SnapshotState next = measured(state, week, context, out);
    if (pending != null && event.occurredAtMillis() > clock.millis()) {
      pending.add(event);
      context.timerService().registerEventTimeTimer(event.occurredAtMillis());
    } else if (isLatest) {
      next = teller(context).tell(next, event, by);
    }
    if (next != kept) {
      states.update(looked(next, context));
    }
  }

  private static VideoWeek weekOf(Event event, SnapshotFigures figures, ContentRules by) {
    long monday = by.weeks().mondayOf(event.accountId(), event.occurredAtMillis());
    return new VideoWeek(monday, by.weeks().startMillis(event.accountId(), monday), figures);
  }

  private boolean hasLeft(long startMillis) {
    return clock.millis() != Long.MIN_VALUE
        && startMillis <= clock.millis() - ContentTimes.KEPT_MILLIS;
  }

  private SnapshotState measured(
      SnapshotState state, VideoWeek week, Context context, Collector<TableRow> out) {
    VideoHistory before =
        clock.millis() == Long.MIN_VALUE
            ? state.history()
            : state.history().since(clock.millis() - ContentTimes.KEPT_MILLIS);
    VideoHistory after = before.with(week);
    if (after == before) {
      return state;
    }
    new WeekIssue((VideoKey) context.getCurrentKey(), before, after)
        .issueFrom(week.monday(), out::collect, change -> context.output(WEEKS, change));
    return state.with(after);
  }

  private static VideoTeller teller(Context context) {
    return new VideoTeller(
        signal -> context.output(SIGNALS, signal), standing -> context.output(STANDINGS, standing));
  }

  /** Sees to it that somebody looks whether the video is to be forgotten. */
  private static SnapshotState looked(SnapshotState state, Context context) {
    SnapshotFigures latest = state.history().latest();
    if (state.lookAtMillis() != Long.MIN_VALUE || latest == null) {
      return state;
    }
    long leavesAt = latest.atMillis() + ContentTimes.KEPT_MILLIS;
    context.timerService().registerEventTimeTimer(leavesAt);
    return state.lookedAt(leavesAt);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<TableRow> out)
      throws Exception {
    SnapshotState state = states.value();
    // The end of the input is not the passing of time.
    if (state == null || context.timerService().currentWatermark() == Long.MAX_VALUE) {
      return;
    }
    SnapshotState next = state;
    if (pending != null) {
      for (Event snapshot : pending.takeUntil(clock.millis())) {
        ContentRules by = rules.of(playbooks.of(snapshot.accountId()));
        next = teller(context).tell(next, snapshot, by);
      }
    }
    if (timestamp >= next.lookAtMillis()) {
      SnapshotFigures latest = next.history().latest();
      if (latest == null || latest.atMillis() + ContentTimes.KEPT_MILLIS <= timestamp) {
        states.clear();
        return;
      }
      next = looked(next.lookedAt(Long.MIN_VALUE), context);
    }
    if (next != state) {
      states.update(next);
    }
  }
}
