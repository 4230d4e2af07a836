package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.event.DeadLetterReason;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Patches on a real PostgreSQL: they change a row that is there, and are never undone. */
class WarehousePatchTest {
  private static final WarehouseLocation WAREHOUSE = TestWarehouse.migrated();
  private static final long DELETED = 1L << 52;
  private static final String MESSAGES =
      "SELECT message_id, channel, text_masked, deleted, revision FROM tideline.messages"
          + " ORDER BY 1, 2";

  private final WarehouseWriter writer = new WarehouseWriter(WAREHOUSE);

  @AfterEach
  void emptyTheTable() throws SQLException {
    writer.close();
    TestWarehouse.execute(WAREHOUSE, "TRUNCATE tideline.messages");
  }

  @Test
  void aPatchChangesOnlyWhatItSetsOfARowThatIsThere() throws Exception {
    writer.write(List.of(message("a", "comment"), message("a", "dm"), message("b", "comment")));
    writer.write(List.of(deletion("a")));

    assertThat(messages())
        .containsExactly(
            "a|comment|hello|t|" + (DELETED | 7), "a|dm|hello|f|7", "b|comment|hello|f|7");
  }

  @Test
  void aPatchInsertsNothing() throws Exception {
    assertThat(writer.write(List.of(deletion("nobody's")))).isEmpty();
    assertThat(messages()).isEmpty();
  }

  @Test
  void aRowThatIsWrittenAgainDoesNotUndoThePatch() throws Exception {
    writer.write(List.of(message("a", "comment")));
    writer.write(List.of(deletion("a")));
    writer.write(List.of(message("a", "comment")));

    assertThat(messages()).containsExactly("a|comment|hello|t|" + (DELETED | 7));
  }

  @Test
  void aPatchThatIsMadeAgainChangesNothing() throws Exception {
    writer.write(List.of(message("a", "comment"), deletion("a")));
    String before = updatedAt();
    writer.write(List.of(deletion("a")));

    assertThat(updatedAt()).isEqualTo(before);
    assertThat(messages()).containsExactly("a|comment|hello|t|" + (DELETED | 7));
  }

  @Test
  void inOneBatchTheOrderOfRowAndPatchDoesNotMatter() throws Exception {
    writer.write(
        List.of(deletion("a"), message("a", "comment"), message("b", "comment"), deletion("b")));

    assertThat(messages())
        .containsExactly(
            "a|comment|hello|t|" + (DELETED | 7), "b|comment|hello|t|" + (DELETED | 7));
  }

  @Test
  void manyPatchesAmongManyRowsEachFindTheirs() throws Exception {
    var rows = new ArrayList<TableRow>();
    var changes = new ArrayList<TableRow>();
    for (int i = 0; i < 12_000; i++) {
      rows.add(message("m" + i, "comment"));
      if (i % 3 == 0) {
        changes.add(deletion("m" + i));
      }
    }
    writer.write(rows);
    changes.add(message("new", "comment"));
    writer.write(changes);

    assertThat(
            TestWarehouse.query(
                WAREHOUSE, "SELECT deleted, count(*) FROM tideline.messages GROUP BY 1 ORDER BY 1"))
        .containsExactly("f|8001", "t|4000");
  }

  @Test
  void aConnectionThatTakesTextOnlyPatchesTheSame() throws Exception {
    WarehouseLocation simple =
        new WarehouseLocation(
            WAREHOUSE.url() + "?preferQueryMode=simple", WAREHOUSE.user(), WAREHOUSE.password());
    try (WarehouseWriter texts = new WarehouseWriter(simple)) {
      texts.write(List.of(message("a", "comment")));
      texts.write(List.of(deletion("a")));
    }
    assertThat(messages()).containsExactly("a|comment|hello|t|" + (DELETED | 7));
  }

  @Test
  void aPatchThatTheDatabaseRefusesComesBackAlone() throws Exception {
    writer.write(List.of(message("a", "comment")));
    List<RejectedRow> rejected =
        writer.write(List.of(deletion("b\u0000"), deletion("a"), message("c", "comment")));

    assertThat(rejected)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.detail()).startsWith("messages.message_id: ");
              assertThat(row.toDeadLetter(0).reason())
                  .isEqualTo(DeadLetterReason.REJECTED_BY_WAREHOUSE);
            });
    assertThat(messages())
        .containsExactly("a|comment|hello|t|" + (DELETED | 7), "c|comment|hello|f|7");
  }

  private static List<String> messages() throws SQLException {
    return TestWarehouse.query(WAREHOUSE, MESSAGES);
  }

  private static String updatedAt() throws SQLException {
    return TestWarehouse.query(WAREHOUSE, "SELECT updated_at FROM tideline.messages").get(0);
  }

  private static TableRow message(String id, String channel) {
    return RowBuilder.of(WarehouseTable.MESSAGES)
        .set("message_id", id)
        .set("channel", channel)
        .set("text_masked", "hello")
        .set("deleted", false)
        .build(7);
  }

  private static TableRow deletion(String id) {
    return RowBuilder.of(WarehouseTable.MESSAGES)
        .set("message_id", id)
        .set("channel", "comment")
        .set("deleted", true)
        .buildPatch(DELETED);
  }
}
