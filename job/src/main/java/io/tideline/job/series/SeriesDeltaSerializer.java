package io.tideline.job.series;

import io.tideline.job.ingest.WireSerializer;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.Slices;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What serializers of deltas have in common: they write them on their way between tasks, never into
 * state; only the slices that have something; and ids that come out as the instances they were
 * before, so that a lookup by them compares no text.
 */
public abstract class SeriesDeltaSerializer<D extends SeriesDelta> extends WireSerializer<D> {
  private static final long serialVersionUID = 1L;

  /** Writes whose the delta is, and of which hour. */
  protected final void writeHead(D delta, DataOutputView out) throws IOException {
    text.write(delta.key().accountId(), out);
    text.write(delta.key().platform(), out);
    text.write(delta.key().series(), out);
    text.write(delta.key().videoId(), out);
    out.writeLong(delta.hourMillis());
  }

  /** Reads the key; the hour follows, as a long. */
  protected final SeriesKey readKey(DataInputView in) throws IOException {
    return new SeriesKey(
        text.readShared(in), text.readShared(in), text.readShared(in), text.readShared(in));
  }

  /** Writes twelve counts. */
  protected static void writeCounts(int[] slices, DataOutputView out) throws IOException {
    int counted = 0;
    for (int slice = 0; slice < Slices.PER_HOUR; slice++) {
      counted |= slices[slice] == 0 ? 0 : 1 << slice;
    }
    out.writeShort(counted);
    for (int events : slices) {
      if (events != 0) {
        out.writeInt(events);
      }
    }
  }

  /** Reads what {@link #writeCounts} wrote. */
  protected static int[] readCounts(DataInputView in) throws IOException {
    int counted = in.readShort();
    int[] slices = new int[Slices.PER_HOUR];
    for (int slice = 0; slice < Slices.PER_HOUR; slice++) {
      if ((counted & 1 << slice) != 0) {
        slices[slice] = in.readInt();
      }
    }
    return slices;
  }
}
