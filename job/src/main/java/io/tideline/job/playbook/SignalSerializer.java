package io.tideline.job.playbook;

import io.tideline.job.ingest.WireSerializer;
import io.tideline.job.ingest.WireText;
import io.tideline.job.ingest.WireTypeInfo;
import io.tideline.udfs.signal.FieldType;
import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalField;
import io.tideline.udfs.signal.SignalSubject;
import io.tideline.udfs.signal.SignalType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Writes signals between tasks and into state: the kind's number, the subject, then each value by
 * its field's type. Kinds and fields only grow, so what was written can be read for good; fields
 * that came later are absent in it.
 */
public final class SignalSerializer extends WireSerializer<Signal> {
  private static final long serialVersionUID = 1L;
  private static final SignalType[] TYPES = SignalType.values();
  private static final int TYPICAL_BYTES = 512;

  /** The type of every stream of signals. */
  public static final TypeInformation<Signal> TYPE =
      new WireTypeInfo<>(Signal.class, new SignalSerializer());

  @Override
  public SignalSerializer duplicate() {
    return new SignalSerializer();
  }

  /** A signal as bytes of their own. */
  public byte[] toBytes(Signal signal) throws IOException {
    var out = new DataOutputSerializer(TYPICAL_BYTES);
    serialize(signal, out);
    return out.getCopyOfBuffer();
  }

  /** The signal of {@link #toBytes}. */
  public Signal ofBytes(byte[] bytes) throws IOException {
    return deserialize(new DataInputDeserializer(bytes));
  }

  @Override
  public void serialize(Signal signal, DataOutputView out) throws IOException {
    out.writeByte(signal.type().ordinal());
    write(signal.subject(), out);
    text.write(signal.cause(), out);
    out.writeLong(signal.occurredAtMillis());
    List<SignalField> fields = signal.type().fields();
    out.writeByte(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      Object value = signal.valueAt(i);
      out.writeBoolean(value != null);
      if (value != null) {
        write(fields.get(i).type(), value, out);
      }
    }
  }

  private void write(SignalSubject subject, DataOutputView out) throws IOException {
    text.write(subject.accountId(), out);
    text.write(subject.platform(), out);
    text.write(subject.conversationId(), out);
    text.write(subject.messageId(), out);
    text.write(subject.videoId(), out);
    text.write(subject.liveId(), out);
    text.write(subject.customerId(), out);
    text.write(subject.customerName(), out);
  }

  private void write(FieldType type, Object value, DataOutputView out) throws IOException {
    switch (type) {
      case STRING -> text.write((String) value, out);
      case INT, TIMESTAMP -> out.writeLong((Long) value);
      case DOUBLE -> out.writeDouble((Double) value);
      case BOOL -> out.writeBoolean((Boolean) value);
      case STRINGS -> writeAll((List<?>) value, text, out);
    }
  }

  private static void writeAll(List<?> values, WireText text, DataOutputView out)
      throws IOException {
    out.writeInt(values.size());
    for (Object value : values) {
      text.write((String) value, out);
    }
  }

  @Override
  public Signal deserialize(DataInputView in) throws IOException {
    SignalType type = TYPES[in.readUnsignedByte()];
    SignalSubject subject = readSubject(in);
    String cause = text.readPresent(in);
    long at = in.readLong();
    int written = in.readUnsignedByte();
    var values = new ArrayList<@Nullable Object>(written);
    for (int i = 0; i < written; i++) {
      values.add(in.readBoolean() ? read(type.fields().get(i).type(), in) : null);
    }
    return new Signal(type, subject, cause, at, values);
  }

  private SignalSubject readSubject(DataInputView in) throws IOException {
    return new SignalSubject(
        text.readShared(in),
        text.readShared(in),
        text.read(in),
        text.read(in),
        text.read(in),
        text.read(in),
        text.read(in),
        text.read(in));
  }

  private Object read(FieldType type, DataInputView in) throws IOException {
    return switch (type) {
      case STRING -> text.readPresent(in);
      case INT, TIMESTAMP -> in.readLong();
      case DOUBLE -> in.readDouble();
      case BOOL -> in.readBoolean();
      case STRINGS -> readAll(in);
    };
  }

  private List<String> readAll(DataInputView in) throws IOException {
    int count = in.readInt();
    var values = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      values.add(text.readPresent(in));
    }
    return values;
  }

  @Override
  public Signal createInstance() {
    return Signal.of(SignalType.ORDER_PLACED, SignalSubject.account("", ""), "", 0).build();
  }

  @Override
  public TypeSerializerSnapshot<Signal> snapshotConfiguration() {
    return new Snapshot();
  }

  /** There is one form. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Signal> {
    public Snapshot() {
      super(SignalSerializer::new);
    }
  }
}
