package io.tideline.job.spikes;

import io.tideline.job.series.SeriesDeltaSerializer;
import io.tideline.udfs.spike.SeriesKey;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes counts on their way between tasks. */
final class HourDeltaSerializer extends SeriesDeltaSerializer<HourDelta> {
  private static final long serialVersionUID = 1L;

  @Override
  public HourDeltaSerializer duplicate() {
    return new HourDeltaSerializer();
  }

  @Override
  public void serialize(HourDelta delta, DataOutputView out) throws IOException {
    writeHead(delta, out);
    out.writeInt((int) (delta.firstMillis() - delta.hourMillis()));
    out.writeInt((int) (delta.lastMillis() - delta.hourMillis()));
    writeCounts(delta.slices(), out);
    writeCounts(delta.negatives(), out);
  }

  @Override
  public HourDelta deserialize(DataInputView in) throws IOException {
    SeriesKey key = readKey(in);
    long hour = in.readLong();
    long first = hour + in.readInt();
    long last = hour + in.readInt();
    return new HourDelta(key, hour, readCounts(in), readCounts(in), first, last);
  }

  @Override
  public HourDelta createInstance() {
    return HourTally.single(new SeriesKey("", "", "", ""), 0);
  }

  @Override
  public TypeSerializerSnapshot<HourDelta> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Counts on their way are in no state; Flink wants one all the same. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<HourDelta> {
    public Snapshot() {
      super(HourDeltaSerializer::new);
    }
  }
}
