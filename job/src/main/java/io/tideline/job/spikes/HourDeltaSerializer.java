package io.tideline.job.spikes;

import io.tideline.job.ingest.WireSerializer;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.Slices;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes counts on their way between tasks, never into state: only the slices that have some, and
 * ids that come out as the instances they were before, so that a lookup by them compares no text.
 */
final class HourDeltaSerializer extends WireSerializer<HourDelta> {
  private static final long serialVersionUID = 1L;

  @Override
  public HourDeltaSerializer duplicate() {
    return new HourDeltaSerializer();
  }

  @Override
  public void serialize(HourDelta delta, DataOutputView out) throws IOException {
    text.write(delta.key().accountId(), out);
    text.write(delta.key().platform(), out);
    text.write(delta.key().series(), out);
    text.write(delta.key().videoId(), out);
    out.writeLong(delta.hourMillis());
    out.writeInt((int) (delta.firstMillis() - delta.hourMillis()));
    out.writeInt((int) (delta.lastMillis() - delta.hourMillis()));
    int counted = 0;
    for (int slice = 0; slice < Slices.PER_HOUR; slice++) {
      counted |= delta.slices()[slice] == 0 ? 0 : 1 << slice;
    }
    out.writeShort(counted);
    for (int events : delta.slices()) {
      if (events != 0) {
        out.writeInt(events);
      }
    }
  }

  @Override
  public HourDelta deserialize(DataInputView in) throws IOException {
    var key =
        new SeriesKey(
            text.readShared(in), text.readShared(in), text.readShared(in), text.readShared(in));
    long hour = in.readLong();
    long first = hour + in.readInt();
    long last = hour + in.readInt();
    int counted = in.readShort();
    int[] slices = new int[Slices.PER_HOUR];
    for (int slice = 0; slice < Slices.PER_HOUR; slice++) {
      if ((counted & 1 << slice) != 0) {
        slices[slice] = in.readInt();
      }
    }
    return new HourDelta(key, hour, slices, first, last);
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
