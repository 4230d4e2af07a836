package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deletions and marks on a real PostgreSQL. */
class WarehouseMarkTest {
  private static final WarehouseLocation WAREHOUSE = TestWarehouse.migrated();

  private final WarehouseWriter writer = new WarehouseWriter(WAREHOUSE);

  @AfterEach
  void emptyTheTables() throws SQLException {
    writer.close();
    TestWarehouse.execute(WAREHOUSE, "TRUNCATE tideline.messages, tideline.attribution_credits");
  }

  @Test
  void aDeletionTakesTheRowOfItsKeyAndNoOther() throws Exception {
    writer.write(List.of(credit(1, 1, false), credit(2, 1, false)));
    writer.write(List.of(credit(2, 2, true)));
    assertThat(credits()).containsExactly("1|1");
  }

  @Test
  void aDeletionLeavesANewerRow() throws Exception {
    writer.write(List.of(credit(1, 3, false)));
    writer.write(List.of(credit(1, 2, true)));
    assertThat(credits()).containsExactly("1|3");
  }

  @Test
  void inOneBatchTheNewestOfRowAndDeletionStands() throws Exception {
    writer.write(
        List.of(credit(1, 1, false), credit(1, 2, true), credit(2, 1, true), credit(2, 2, false)));
    assertThat(credits()).containsExactly("2|2");
  }

  @Test
  void aMarkSetsItsColumnsOfARowThatIsThereAndIsTakenBack() throws Exception {
    writer.write(List.of(message("a"), mark("nobody's", "dm_sale")));
    writer.write(List.of(mark("a", "dm_sale")));
    assertThat(messages()).containsExactly("a|hello|dm_sale|7");
    writer.write(List.of(mark("a", null)));
    assertThat(messages()).containsExactly("a|hello|null|7");
  }

  @Test
  void aRowThatIsWrittenAgainLeavesItsMarkAlone() throws Exception {
    writer.write(List.of(message("a"), mark("a", "dm_sale")));
    writer.write(List.of(message("a")));
    assertThat(messages()).containsExactly("a|hello|dm_sale|7");
  }

  private static TableRow credit(long touch, long revision, boolean deleted) {
    RowBuilder row =
        RowBuilder.of(WarehouseTable.ATTRIBUTION_CREDITS)
            .set("order_id", "order")
            .set("model", "linear")
            .set("touch_no", touch)
            .set("weight", BigDecimal.ONE);
    return deleted ? row.buildDeletion(revision) : row.build(revision);
  }

  private static TableRow message(String id) {
    return keyed(id).set("text_masked", "hello").build(7);
  }

  private static TableRow mark(String id, @Nullable String path) {
    return keyed(id).set("conversion_path", path).buildMark();
  }

  private static RowBuilder keyed(String id) {
    return RowBuilder.of(WarehouseTable.MESSAGES).set("message_id", id).set("channel", "dm");
  }

  private static List<String> credits() throws SQLException {
    return TestWarehouse.query(
        WAREHOUSE, "SELECT touch_no, revision FROM tideline.attribution_credits ORDER BY 1");
  }

  private static List<String> messages() throws SQLException {
    return TestWarehouse.query(
        WAREHOUSE,
        "SELECT message_id, text_masked, conversion_path, revision FROM tideline.messages"
            + " ORDER BY 1");
  }
}
