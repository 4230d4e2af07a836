package io.tideline.job.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class TableRowSerializerTest {
  private final TableRowSerializer serializer = new TableRowSerializer();

  @Property(tries = 200)
  void rowsOfAllTablesComeBackAsTheyWent(@ForAll("rows") List<TableRow> rows) throws IOException {
    var out = new DataOutputSerializer(64);
    for (TableRow row : rows) {
      serializer.serialize(row, out);
    }
    var in = new DataInputDeserializer(out.getCopyOfBuffer());
    for (TableRow row : rows) {
      assertThat(serializer.deserialize(in)).usingRecursiveComparison().isEqualTo(row);
    }
    assertThat(in.available()).isZero();
  }

  @Test
  void aPatchStaysAPatch() throws IOException {
    TableRow patch =
        RowBuilder.of(WarehouseTable.MESSAGES)
            .set("message_id", "c1")
            .set("channel", "comment")
            .set("deleted", true)
            .buildPatch(1L << 52);
    var out = new DataOutputSerializer(64);
    serializer.serialize(patch, out);
    TableRow read = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    assertThat(read).usingRecursiveComparison().isEqualTo(patch);
  }

  @Test
  void canBeShippedWithAJob() throws Exception {
    assertThat(InstantiationUtil.clone(serializer)).isEqualTo(serializer);
  }

  @Provide
  Arbitrary<List<TableRow>> rows() {
    Arbitrary<String> texts =
        Arbitraries.oneOf(
            Arbitraries.strings().ascii().ofMaxLength(20),
            Arbitraries.of("", "schön 🎁", "\u0000", "é".repeat(9_000)));
    Arbitrary<TableRow> row =
        Arbitraries.of(WarehouseTable.values())
            .flatMap(
                table ->
                    Combinators.combine(
                            texts
                                .injectNull(0.3)
                                .array(String[].class)
                                .ofSize(table.columns().size()),
                            Arbitraries.longs(),
                            Arbitraries.of(true, false))
                        .as(
                            (values, revision, patch) ->
                                new TableRow(table.tableName(), values, revision, patch)));
    return row.list().ofMaxSize(5);
  }
}
