package io.tideline.job.experiments;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.ingest.KeptClock;
import io.tideline.job.playbook.SignalSerializer;
import io.tideline.udfs.experiment.ArmVerdict;
import io.tideline.udfs.experiment.ExperimentSignals;
import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalSubject;
import java.util.ArrayList;
import java.util.List;
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
import org.apache.flink.util.OutputTag;

/** Sums each experiment's variants and judges them (see the package). */
final class ExperimentFunction extends KeyedProcessFunction<String, ArmStep, TableRow>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  /** Decisions, each told once. */
  static final OutputTag<Signal> SIGNALS = new OutputTag<>("signals", SignalSerializer.TYPE);

  static final long KEPT_MILLIS = 60 * 86_400_000L;
  static final int MAX_VIDEOS = 10_000;
  static final int MAX_VARIANTS = 50;

  /** Another timer is set where the last one would fire so much too early. */
  private static final long SLACK_MILLIS = 86_400_000L;

  private final KnownVerdicts.Judge judge;

  private transient KnownVerdicts verdicts;
  private transient KeptClock clock;
  private transient ValueState<ExperimentState> states;
  private transient MapState<String, KnownVideo> videos;
  private transient MapState<Long, List<ArmStep>> pending;
  private transient Counter overLimit;
  private transient Counter variantsOverLimit;

  ExperimentFunction(KnownVerdicts.Judge judge) {
    this.judge = judge;
  }

  @Override
  public void open(OpenContext openContext) {
    var context = getRuntimeContext();
    verdicts = new KnownVerdicts(judge);
    overLimit = context.getMetricGroup().counter("videos_over_limit");
    variantsOverLimit = context.getMetricGroup().counter("variants_over_limit");
    states =
        context.getState(
            new ValueStateDescriptor<>("experiment", TypeInformation.of(ExperimentState.class)));
    videos =
        context.getMapState(
            new MapStateDescriptor<>("videos", Types.STRING, TypeInformation.of(KnownVideo.class)));
    pending =
        context.getMapState(
            new MapStateDescriptor<>(
                "pending", Types.LONG, Types.LIST(TypeInformation.of(ArmStep.class))));
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
  public void processElement(ArmStep step, Context context, Collector<TableRow> out)
      throws Exception {
    if (step.atMillis() <= clock.millis()) {
      apply(step, context, out);
      return;
    }
    List<ArmStep> known = pending.get(step.atMillis());
    var all = known == null ? new ArrayList<ArmStep>(1) : new ArrayList<>(known);
    all.add(step);
    pending.put(step.atMillis(), all);
    context.timerService().registerEventTimeTimer(step.atMillis());
  }

  @Override
  public void onTimer(long atMillis, OnTimerContext context, Collector<TableRow> out)
      throws Exception {
    if (context.timerService().currentWatermark() == Long.MAX_VALUE) {
      return;
    }
    List<ArmStep> steps = pending.get(atMillis);
    if (steps != null) {
      pending.remove(atMillis);
      for (ArmStep step : steps.stream().sorted(ArmStep.ORDER).toList()) {
        apply(step, context, out);
      }
    }
    ExperimentState state = states.value();
    if (state != null && state.forgetAtMillis() <= atMillis) {
      states.clear();
      videos.clear();
      verdicts.forget(context.getCurrentKey());
    }
  }

  private void apply(ArmStep step, Context context, Collector<TableRow> out) throws Exception {
    ExperimentState kept = states.value();
    ExperimentState state = kept == null ? ExperimentState.NEW : kept;
    KnownVideo known = videos.get(step.videoId());
    if (known != null && !known.isBefore(step)) {
      return;
    }
    if (known == null && state.videos() >= MAX_VIDEOS) {
      overLimit.inc();
      return;
    }
    KnownVideo next = KnownVideo.of(step);
    ExperimentState changed = state.with(known, next);
    int variants = changed.arms().size();
    if (variants > MAX_VARIANTS && variants > state.arms().size()) {
      variantsOverLimit.inc();
      return;
    }
    videos.put(step.videoId(), next);
    List<ArmVerdict> before = verdicts.before(step.experimentId(), kept);
    List<ArmVerdict> after = verdicts.after(step.experimentId(), changed);
    changed = issue(step, before, after, changed, out);
    for (ArmVerdict verdict : after) {
      changed = tell(step, verdict, changed, context);
    }
    states.update(kept(changed, step.atMillis(), context.timerService()));
  }

  private static ExperimentState issue(
      ArmStep step,
      List<ArmVerdict> before,
      List<ArmVerdict> after,
      ExperimentState state,
      Collector<TableRow> out) {
    ExperimentState issued = state.issuedAt(step.atMillis());
    List<TableRow> rows =
        new ExperimentRows(step.experimentId(), issued.revision()).changes(before, after);
    rows.forEach(out::collect);
    return rows.isEmpty() ? state : issued;
  }

  private static ExperimentState tell(
      ArmStep step, ArmVerdict verdict, ExperimentState state, Context context) {
    if (!ExperimentSignals.isDecided(verdict)) {
      return state;
    }
    String cause = ExperimentSignals.cause(step.experimentId(), verdict);
    if (state.told().contains(cause)) {
      return state;
    }
    var subject = SignalSubject.account(step.accountId(), step.platform());
    context.output(
        SIGNALS, ExperimentSignals.of(step.experimentId(), verdict, subject, step.atMillis()));
    return state.told(cause);
  }

  private ExperimentState kept(ExperimentState state, long atMillis, TimerService timers) {
    long forgetAt = Math.max(atMillis, clock.millis()) + KEPT_MILLIS;
    boolean isNew = state.forgetAtMillis() == Long.MIN_VALUE;
    if (!isNew && forgetAt - state.forgetAtMillis() < SLACK_MILLIS) {
      return state;
    }
    timers.registerEventTimeTimer(forgetAt);
    return state.forgottenAt(forgetAt);
  }
}
