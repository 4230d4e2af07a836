package io.tideline.job.outputs;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.job.ingest.WireSerializer;
import io.tideline.job.ingest.WireTypeInfo;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes rows on their way to the warehouse's operator, never into state: the table's number, then
 * each text in one piece, where Flink's own serializer goes character by character.
 */
public final class TableRowSerializer extends WireSerializer<TableRow> {
  private static final long serialVersionUID = 1L;
  private static final int PATCH = 1;
  private static final int DELETE = 2;
  private static final int MARK = 4;
  private static final WarehouseTable[] TABLES = WarehouseTable.values();

  /** The type of every stream of rows. */
  public static final TypeInformation<TableRow> TYPE =
      new WireTypeInfo<>(TableRow.class, new TableRowSerializer());

  @Override
  public TableRowSerializer duplicate() {
    return new TableRowSerializer();
  }

  @Override
  public void serialize(TableRow row, DataOutputView out) throws IOException {
    out.writeByte(WarehouseTable.ofName(row.table()).ordinal());
    out.writeByte(
        (row.patch() ? PATCH : 0) | (row.delete() ? DELETE : 0) | (row.mark() ? MARK : 0));
    out.writeLong(row.revision());
    for (String value : row.values()) {
      text.write(value, out);
    }
  }

  @Override
  public TableRow deserialize(DataInputView in) throws IOException {
    WarehouseTable table = TABLES[in.readByte()];
    int kind = in.readByte();
    long revision = in.readLong();
    String[] values = new String[table.columns().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = text.read(in);
    }
    return new TableRow(
        table.tableName(),
        values,
        revision,
        (kind & PATCH) != 0,
        (kind & DELETE) != 0,
        (kind & MARK) != 0);
  }

  @Override
  public TableRow createInstance() {
    WarehouseTable table = WarehouseTable.MESSAGES;
    return new TableRow(table.tableName(), new String[table.columns().size()], 0);
  }

  @Override
  public TypeSerializerSnapshot<TableRow> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Rows on their way are in no state; Flink wants one all the same. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<TableRow> {
    public Snapshot() {
      super(TableRowSerializer::new);
    }
  }
}
