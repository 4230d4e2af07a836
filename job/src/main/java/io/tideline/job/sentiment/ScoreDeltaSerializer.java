package io.tideline.job.sentiment;

import io.tideline.job.series.SeriesDeltaSerializer;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.Slices;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes summed scores on their way between tasks. */
final class ScoreDeltaSerializer extends SeriesDeltaSerializer<ScoreDelta> {
  private static final long serialVersionUID = 1L;

  @Override
  public ScoreDeltaSerializer duplicate() {
    return new ScoreDeltaSerializer();
  }

  @Override
  public void serialize(ScoreDelta delta, DataOutputView out) throws IOException {
    writeHead(delta, out);
    writeCounts(delta.messages(), out);
    writeCounts(delta.negatives(), out);
    for (int slice = 0; slice < Slices.PER_HOUR; slice++) {
      if (delta.messages()[slice] != 0) {
        out.writeLong(delta.millionths()[slice]);
      }
    }
  }

  @Override
  public ScoreDelta deserialize(DataInputView in) throws IOException {
    SeriesKey key = readKey(in);
    long hour = in.readLong();
    int[] messages = readCounts(in);
    int[] negatives = readCounts(in);
    long[] millionths = new long[Slices.PER_HOUR];
    for (int slice = 0; slice < Slices.PER_HOUR; slice++) {
      if (messages[slice] != 0) {
        millionths[slice] = in.readLong();
      }
    }
    return new ScoreDelta(key, hour, messages, negatives, millionths);
  }

  @Override
  public ScoreDelta createInstance() {
    return new ScoreTally(new SeriesKey("", "", "", ""), 0).delta();
  }

  @Override
  public TypeSerializerSnapshot<ScoreDelta> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Scores on their way are in no state; Flink wants one all the same. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ScoreDelta> {
    public Snapshot() {
      super(ScoreDeltaSerializer::new);
    }
  }
}
