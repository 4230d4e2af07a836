package io.tideline.job.decisions;

import io.tideline.job.ingest.EventSerializer;
import io.tideline.job.ingest.WireSerializer;
import io.tideline.job.ingest.WireTypeInfo;
import io.tideline.job.playbook.SignalSerializer;
import io.tideline.udfs.content.VideoStanding;
import io.tideline.udfs.decision.VideoFacts;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.signal.Signal;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes steps on their way between tasks. In a replay, which has no checkpoints, they also wait in
 * memory for the clock; a live job never has them in its state.
 */
public final class DecisionStepSerializer extends WireSerializer<DecisionStep> {
  private static final long serialVersionUID = 1L;
  private static final int EVENT = 1;
  private static final int VIDEO = 2;
  private static final int STANDING = 4;

  /** The type of every stream of steps. */
  public static final TypeInformation<DecisionStep> TYPE =
      new WireTypeInfo<>(DecisionStep.class, new DecisionStepSerializer());

  private final EventSerializer events = new EventSerializer();
  private final SignalSerializer signals = new SignalSerializer();

  @Override
  public DecisionStepSerializer duplicate() {
    return new DecisionStepSerializer();
  }

  @Override
  public void serialize(DecisionStep step, DataOutputView out) throws IOException {
    text.write(step.key(), out);
    text.write(step.personId(), out);
    Event event = step.event();
    VideoFacts video = step.video();
    VideoStanding standing = step.standing();
    out.writeByte(
        (event == null ? 0 : EVENT)
            | (video == null ? 0 : VIDEO)
            | (standing == null ? 0 : STANDING));
    if (standing != null) {
      write(standing, out);
    } else if (event == null) {
      signals.serialize(step.finding(), out);
    } else {
      events.serialize(event, out);
    }
    if (video != null) {
      out.writeBoolean(video.spike());
      out.writeInt(video.negativeComments());
      out.writeInt(video.comments());
      text.write(video.reachBand(), out);
      text.write(video.region(), out);
    }
  }

  private void write(VideoStanding standing, DataOutputView out) throws IOException {
    text.write(standing.accountId(), out);
    text.write(standing.platform(), out);
    text.write(standing.videoId(), out);
    out.writeLong(standing.atMillis());
    text.write(standing.reachBand(), out);
    text.write(standing.region(), out);
  }

  private VideoStanding readStanding(DataInputView in) throws IOException {
    return new VideoStanding(
        text.readShared(in),
        text.readShared(in),
        text.readPresent(in),
        in.readLong(),
        text.read(in),
        text.read(in));
  }

  @Override
  public DecisionStep deserialize(DataInputView in) throws IOException {
    String key = text.readPresent(in);
    String person = text.read(in);
    int parts = in.readByte();
    Event event = (parts & EVENT) == 0 ? null : events.deserialize(in);
    VideoStanding standing = (parts & STANDING) == 0 ? null : readStanding(in);
    Signal signal = event == null && standing == null ? signals.deserialize(in) : null;
    VideoFacts video =
        (parts & VIDEO) == 0
            ? null
            : new VideoFacts(
                in.readBoolean(), in.readInt(), in.readInt(), text.read(in), text.read(in));
    return new DecisionStep(key, person, event, signal, standing, video);
  }

  @Override
  public DecisionStep createInstance() {
    return DecisionStep.of("", null, signals.createInstance());
  }

  @Override
  public TypeSerializerSnapshot<DecisionStep> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Steps on their way are in no state; Flink wants one all the same. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DecisionStep> {
    public Snapshot() {
      super(DecisionStepSerializer::new);
    }
  }
}
