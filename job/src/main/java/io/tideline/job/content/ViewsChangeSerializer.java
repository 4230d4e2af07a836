package io.tideline.job.content;

import io.tideline.job.ingest.WireSerializer;
import io.tideline.job.ingest.WireTypeInfo;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what changed of videos' views on its way to the shards: one for nearly every snapshot. */
public final class ViewsChangeSerializer extends WireSerializer<ViewsChange> {
  private static final long serialVersionUID = 1L;

  static final TypeInformation<ViewsChange> TYPE =
      new WireTypeInfo<>(ViewsChange.class, new ViewsChangeSerializer());

  @Override
  public ViewsChangeSerializer duplicate() {
    return new ViewsChangeSerializer();
  }

  @Override
  public ViewsChange createInstance() {
    return new ViewsChange(new AccountKey("", ""), 0, 0, "", 0);
  }

  @Override
  public void serialize(ViewsChange change, DataOutputView out) throws IOException {
    text.write(change.account().accountId(), out);
    text.write(change.account().platform(), out);
    out.writeLong(change.monday());
    out.writeLong(change.startMillis());
    text.write(change.videoId(), out);
    out.writeLong(change.views());
  }

  @Override
  public ViewsChange deserialize(DataInputView in) throws IOException {
    var account = new AccountKey(text.readShared(in), text.readShared(in));
    return new ViewsChange(
        account, in.readLong(), in.readLong(), text.readPresent(in), in.readLong());
  }

  @Override
  public TypeSerializerSnapshot<ViewsChange> snapshotConfiguration() {
    return new Snapshot();
  }

  /** It is in no state; Flink wants one all the same. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ViewsChange> {
    public Snapshot() {
      super(ViewsChangeSerializer::new);
    }
  }
}
