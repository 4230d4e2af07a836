package io.tideline.job.experiments;

import io.tideline.job.ingest.KeptClock;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.ExperimentArm;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells each experiment that a video has been in of all its snapshots, those that name another or
 * none as leaving it. Whatever order they come in, the experiment hears of the same moments.
 */
final class VideoFunction extends KeyedProcessFunction<String, Event, ArmStep>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  static final long KEPT_MILLIS = 60 * 86_400_000L;
  static final int MAX_EXPERIMENTS = 20;

  /** Another timer is set where the last one would fire so much too early. */
  private static final long SLACK_MILLIS = 86_400_000L;

  private transient KeptClock clock;
  private transient ValueState<VideoState> states;
  private transient Counter overLimit;

  @Override
  public void open(OpenContext openContext) {
    overLimit = getRuntimeContext().getMetricGroup().counter("experiments_over_limit");
    states =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("video", TypeInformation.of(VideoState.class)));
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
  public void processElement(Event event, Context context, Collector<ArmStep> out)
      throws Exception {
    VideoState known = states.value();
    VideoState state = known == null ? VideoState.NEW : known;
    ExperimentArm arm = event.videoSnapshot().experiment();
    String experiment = arm == null ? null : arm.id();
    if (experiment != null && !state.experiments().contains(experiment)) {
      if (state.experiments().size() >= MAX_EXPERIMENTS) {
        overLimit.inc();
        experiment = null;
      } else {
        tellOfOthers(experiment, state, event, out);
        state = state.in(experiment);
      }
    }
    var moment = new Moment(event.occurredAtMillis(), event.eventId(), experiment);
    for (String of : state.experiments()) {
      out.collect(of.equals(experiment) ? ArmStep.of(event) : ArmStep.left(of, moment, event));
    }
    states.update(kept(state.at(moment, clock.millis()), event.occurredAtMillis(), context));
  }

  /** An experiment that is new to the video is told of what came before, which may be later. */
  private static void tellOfOthers(
      String experiment, VideoState state, Event event, Collector<ArmStep> out) {
    for (Moment moment : state.moments()) {
      if (!Objects.equals(experiment, moment.experimentId())) {
        out.collect(ArmStep.left(experiment, moment, event));
      }
    }
  }

  private VideoState kept(VideoState state, long atMillis, Context context) {
    long forgetAt = Math.max(atMillis, clock.millis()) + KEPT_MILLIS;
    boolean isNew = state.forgetAtMillis() == Long.MIN_VALUE;
    if (!isNew && forgetAt - state.forgetAtMillis() < SLACK_MILLIS) {
      return state;
    }
    context.timerService().registerEventTimeTimer(forgetAt);
    return state.forgottenAt(forgetAt);
  }

  @Override
  public void onTimer(long atMillis, OnTimerContext context, Collector<ArmStep> out)
      throws Exception {
    VideoState known = states.value();
    boolean endOfInput = context.timerService().currentWatermark() == Long.MAX_VALUE;
    if (known != null && known.forgetAtMillis() <= atMillis && !endOfInput) {
      states.clear();
    }
  }
}
