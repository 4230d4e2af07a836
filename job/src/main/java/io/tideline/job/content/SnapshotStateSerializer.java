package io.tideline.job.content;

import io.tideline.job.ingest.WireSerializer;
import io.tideline.udfs.content.Counters;
import io.tideline.udfs.content.SnapshotFigures;
import io.tideline.udfs.content.VideoHistory;
import io.tideline.udfs.content.VideoWeek;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.java.typeutils.runtime.PojoSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is kept of videos, field after field behind the number of its layout. It is read and
 * written with every snapshot of a video; Flink's way of writing records, by reflection, took
 * several times as long. Savepoints written that way are read and rewritten when a job goes on.
 */
public final class SnapshotStateSerializer extends WireSerializer<SnapshotState> {
  private static final long serialVersionUID = 1L;

  /** A field more is a layout more; those of old are read for ever. */
  private static final int LAYOUT = 1;

  private static final int ABSENT = 0;
  private static final int SMALL = 1;
  private static final int LARGE = 2;

  @Override
  public SnapshotStateSerializer duplicate() {
    return new SnapshotStateSerializer();
  }

  @Override
  public SnapshotState createInstance() {
    return SnapshotState.NEW;
  }

  @Override
  public void serialize(SnapshotState state, DataOutputView out) throws IOException {
    out.writeByte(LAYOUT);
    out.writeLong(state.told());
    text.write(state.reachBand(), out);
    text.write(state.region(), out);
    out.writeLong(state.toldAtMillis());
    out.writeLong(state.lookAtMillis());
    VideoHistory history = state.history();
    SnapshotFigures first = history.first();
    out.writeBoolean(first != null);
    if (first != null) {
      write(first, out);
    }
    out.writeShort(history.weeks().length);
    for (VideoWeek week : history.weeks()) {
      out.writeLong(week.monday());
      out.writeLong(week.startMillis());
      write(week.last(), out);
    }
  }

  @Override
  public SnapshotState deserialize(DataInputView in) throws IOException {
    int layout = in.readByte();
    if (layout != LAYOUT) {
      throw new IOException(
          "a video's state has layout %d; this version reads %d".formatted(layout, LAYOUT));
    }
    long told = in.readLong();
    String reachBand = text.read(in);
    String region = text.read(in);
    long toldAtMillis = in.readLong();
    long lookAtMillis = in.readLong();
    SnapshotFigures first = in.readBoolean() ? readFigures(in) : null;
    var weeks = new VideoWeek[in.readUnsignedShort()];
    for (int i = 0; i < weeks.length; i++) {
      weeks[i] = new VideoWeek(in.readLong(), in.readLong(), readFigures(in));
    }
    return new SnapshotState(
        new VideoHistory(first, weeks), told, reachBand, region, toldAtMillis, lookAtMillis);
  }

  private void write(SnapshotFigures figures, DataOutputView out) throws IOException {
    out.writeLong(figures.atMillis());
    text.write(figures.eventId(), out);
    out.writeLong(figures.publishedMillis());
    write(figures.durationSeconds(), out);
    out.writeLong(figures.followers());
    write(figures.counters(), out);
  }

  private SnapshotFigures readFigures(DataInputView in) throws IOException {
    long atMillis = in.readLong();
    String eventId = text.readPresent(in);
    long publishedMillis = in.readLong();
    BigDecimal duration = readDecimal(in);
    if (duration == null) {
      throw new IOException("a video's duration is missing where there must be one");
    }
    return new SnapshotFigures(
        atMillis, eventId, publishedMillis, duration, in.readLong(), readCounters(in));
  }

  private static void write(Counters counters, DataOutputView out) throws IOException {
    out.writeLong(counters.views());
    out.writeLong(counters.likes());
    out.writeLong(counters.comments());
    out.writeLong(counters.shares());
    write(counters.reach(), out);
    write(counters.impressions(), out);
    write(counters.plays(), out);
    write(counters.completions(), out);
    write(counters.watchTimeSeconds(), out);
  }

  private static Counters readCounters(DataInputView in) throws IOException {
    return new Counters(
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        readLong(in),
        readLong(in),
        readLong(in),
        readLong(in),
        readDecimal(in));
  }

  private static void write(@Nullable Long value, DataOutputView out) throws IOException {
    out.writeBoolean(value != null);
    if (value != null) {
      out.writeLong(value);
    }
  }

  private static @Nullable Long readLong(DataInputView in) throws IOException {
    return in.readBoolean() ? in.readLong() : null;
  }

  /** Nearly all have fewer than 19 digits. */
  private static void write(@Nullable BigDecimal value, DataOutputView out) throws IOException {
    if (value == null) {
      out.writeByte(ABSENT);
      return;
    }
    BigInteger digits = value.unscaledValue();
    boolean isSmall = digits.bitLength() < Long.SIZE;
    out.writeByte(isSmall ? SMALL : LARGE);
    out.writeInt(value.scale());
    if (isSmall) {
      out.writeLong(digits.longValue());
    } else {
      byte[] bytes = digits.toByteArray();
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  private static @Nullable BigDecimal readDecimal(DataInputView in) throws IOException {
    int kind = in.readByte();
    if (kind == ABSENT) {
      return null;
    }
    int scale = in.readInt();
    if (kind == SMALL) {
      return BigDecimal.valueOf(in.readLong(), scale);
    }
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new BigDecimal(new BigInteger(bytes), scale);
  }

  @Override
  public TypeSerializerSnapshot<SnapshotState> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Goes on from what Flink wrote of the record itself, as earlier versions had it. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<SnapshotState> {
    public Snapshot() {
      super(SnapshotStateSerializer::new);
    }

    @Override
    public TypeSerializerSchemaCompatibility<SnapshotState> resolveSchemaCompatibility(
        TypeSerializerSnapshot<SnapshotState> old) {
      return old instanceof PojoSerializerSnapshot
          ? TypeSerializerSchemaCompatibility.compatibleAfterMigration()
          : super.resolveSchemaCompatibility(old);
    }
  }
}
