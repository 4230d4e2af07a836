package io.tideline.job.decisions;

import io.tideline.job.Backend;
import io.tideline.job.Environments;
import io.tideline.udfs.content.VideoStanding;
import io.tideline.udfs.decision.VideoFacts;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalSubject;
import io.tideline.udfs.signal.SignalType;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** A {@link VideoFunction} to be fed by hand. */
public final class VideoHarness
    extends KeyedOneInputStreamOperatorTestHarness<String, DecisionStep, DecisionStep> {
  private VideoHarness(DecisionTiming timing) throws Exception {
    super(
        new VideoOperator(new VideoFunction(timing)),
        DecisionStep::key,
        Types.STRING,
        Environments.MAX_PARALLELISM,
        1,
        0);
  }

  /** From the state of an earlier one; new where that is null. */
  public static VideoHarness open(
      DecisionTiming timing, Backend backend, @Nullable OperatorSubtaskState state)
      throws Exception {
    var harness = new VideoHarness(timing);
    harness.setStateBackend(backend.create());
    harness.setup(DecisionStepSerializer.TYPE.createSerializer(new SerializerConfigImpl()));
    harness.getExecutionConfig().enableObjectReuse();
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  /** Feeds comments on a video at their times. */
  public void feed(Event... comments) throws Exception {
    for (Event comment : comments) {
      String key =
          DecisionKeys.video(comment.platform(), comment.accountId(), comment.message().videoId());
      processElement(
          DecisionStep.of(key, comment.message().customerId(), comment),
          comment.occurredAtMillis());
    }
  }

  /** Says that a comment spike of the video begins or ends. */
  public void spike(String accountId, String videoId, boolean firing, long at) throws Exception {
    var subject = SignalSubject.video(accountId, "tiktok", videoId);
    Signal signal =
        Signal.of(SignalType.VOLUME_SPIKE, subject, "spike" + firing, at)
            .with("signal.series", "comment")
            .with("signal.status", firing ? "firing" : "resolved")
            .build();
    String key = DecisionKeys.video("tiktok", accountId, videoId);
    processElement(DecisionStep.of(key, null, signal), at);
  }

  /** Says how far the video came. */
  public void standing(String accountId, String videoId, String reachBand, long at)
      throws Exception {
    processElement(
        DecisionStep.of(new VideoStanding(accountId, "tiktok", videoId, at, reachBand, "NL")), at);
  }

  /** What each step on its way to people knows of its video. */
  public List<VideoFacts> facts() {
    return extractOutputValues().stream().map(DecisionStep::video).toList();
  }
}
