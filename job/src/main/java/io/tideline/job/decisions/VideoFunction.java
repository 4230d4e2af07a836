package io.tideline.job.decisions;

import io.tideline.job.ingest.KeptClock;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalType;
import io.tideline.udfs.text.SentimentLabel;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells each comment, and each finding about a video, what is known of that video, and sends it on
 * to whom it is about. It adds to sixty counters at most and compiles nothing: a video that has
 * most of the traffic costs its task little.
 */
public final class VideoFunction extends KeyedProcessFunction<String, DecisionStep, DecisionStep>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  /** So long after it was last heard of a video is forgotten, in event time. */
  static final long KEPT_MILLIS = 35 * 86_400_000L;

  /** The timer is moved on when it would fire so much too early. */
  private static final long SLACK_MILLIS = 86_400_000L;

  private final DecisionTiming timing;

  private transient KeptClock clock;
  private transient ValueState<VideoState> states;
  private transient PendingDecisions pending;

  public VideoFunction(DecisionTiming timing) {
    this.timing = timing;
  }

  @Override
  public void open(OpenContext openContext) {
    states =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("video", TypeInformation.of(VideoState.class)));
    if (timing == DecisionTiming.BEHIND_THE_CLOCK) {
      pending =
          new PendingDecisions(getRuntimeContext().getMapState(PendingDecisions.descriptor()));
    }
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
  public void processElement(DecisionStep step, Context context, Collector<DecisionStep> out)
      throws Exception {
    if (timing == DecisionTiming.BEHIND_THE_CLOCK && step.atMillis() > clock.millis()) {
      pending.add(step);
      context.timerService().registerEventTimeTimer(step.atMillis());
    } else {
      apply(step, context, out);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<DecisionStep> out)
      throws Exception {
    if (context.timerService().currentWatermark() == Long.MAX_VALUE) {
      return;
    }
    if (pending != null) {
      for (DecisionStep step : pending.takeAt(timestamp)) {
        apply(step, context, out);
      }
    }
    VideoState known = states.value();
    if (known != null && known.forgetAtMillis() <= timestamp) {
      states.clear();
    }
  }

  private void apply(DecisionStep step, Context context, Collector<DecisionStep> out)
      throws Exception {
    VideoState known = states.value();
    VideoState state = known == null ? VideoState.empty() : known;
    Event event = step.event();
    if (step.standing() != null) {
      state = state.seen(step.standing());
    } else if (event == null) {
      state = found(state, step, out);
    } else {
      boolean negative =
          event.verdict() != null && event.verdict().sentimentLabel() == SentimentLabel.NEGATIVE;
      state = state.counted(event.occurredAtMillis(), negative);
      send(step, state, out);
    }
    states.update(kept(state, step.atMillis(), context));
  }

  private static VideoState found(
      VideoState state, DecisionStep step, Collector<DecisionStep> out) {
    Signal signal = step.finding();
    boolean isSpike =
        signal.type() == SignalType.VOLUME_SPIKE && "comment".equals(signal.value("signal.series"));
    VideoState next =
        isSpike ? state.spiking("firing".equals(signal.value("signal.status"))) : state;
    out.collect(DecisionStep.of(signal).with(next.factsAt(step.atMillis())));
    return next;
  }

  private static void send(DecisionStep step, VideoState state, Collector<DecisionStep> out) {
    String person = Objects.requireNonNull(step.personId());
    String platform = Objects.requireNonNull(step.event()).platform();
    out.collect(
        step.by(DecisionKeys.person(platform, person)).with(state.factsAt(step.atMillis())));
  }

  private VideoState kept(VideoState state, long atMillis, Context context) {
    long forgetAt = Math.max(atMillis, clock.millis()) + KEPT_MILLIS;
    if (forgetAt - state.forgetAtMillis() < SLACK_MILLIS
        && state.forgetAtMillis() != Long.MIN_VALUE) {
      return state;
    }
    if (state.forgetAtMillis() != Long.MIN_VALUE) {
      context.timerService().deleteEventTimeTimer(state.forgetAtMillis());
    }
    context.timerService().registerEventTimeTimer(forgetAt);
    return state.forgottenAt(forgetAt);
  }
}
