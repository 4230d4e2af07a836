package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.DeadLetterReason;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows and databases that refuse to store anything. */
class WarehouseRejectionTest {
  private static final WarehouseLocation WAREHOUSE = TestWarehouse.migrated();
  private static final String COUNTS =
      "SELECT video_id, count, revision FROM tideline.volume_hourly ORDER BY 1";

  private final WarehouseWriter writer = new WarehouseWriter(WAREHOUSE);

  @AfterEach
  void emptyTheTables() throws SQLException {
    writer.close();
    TestWarehouse.execute(
        WAREHOUSE, "TRUNCATE tideline." + String.join(", tideline.", WarehouseTable.names()));
  }

  @Test
  void rejectsExactlyTheBadRowAmongManyGoodOnes() throws Exception {
    List<TableRow> rows = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      rows.add(TestRows.volume("v" + i, i, 1));
    }
    TableRow bad = TestRows.volume("bad\u0000id", 1, 1);
    rows.add(500, bad);
    rows.add(TestRows.everyType());

    List<RejectedRow> rejected = writer.write(rows);

    assertThat(rejected)
        .containsExactly(
            new RejectedRow(
                bad,
                "22021",
                "volume_hourly.video_id: a character that cannot be stored (NUL or not UTF-8)"
                    + " (SQLSTATE 22021)"));
    assertThat(TestWarehouse.query(WAREHOUSE, "SELECT count(*) FROM tideline.volume_hourly"))
        .containsExactly("1000");
    assertThat(TestWarehouse.query(WAREHOUSE, "SELECT count(*) FROM tideline.alerts"))
        .containsExactly("1");
  }

  @Test
  void namesTheColumnButNoValueOfARejectedRow() throws Exception {
    List<TableRow> rows =
        List.of(
            TestRows.withValue("count", "99999999999999999999"),
            TestRows.withValue("growth_pct", "secret"),
            TestRows.withValue("window_start", "2026-13-45T00:00:00Z"),
            TestRows.withValue("account_id", null),
            TestRows.withValue("final", "perhaps"),
            TestRows.withValue(
                "account_id",
                new Random(7)
                    .ints(4_000, '0', 'z')
                    .collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString()));

    List<RejectedRow> rejected = writer.write(rows);

    assertThat(rejected)
        .extracting(RejectedRow::detail)
        .containsExactlyInAnyOrder(
            "volume_hourly.count: number out of range (SQLSTATE 22003)",
            "volume_hourly.growth_pct: not of the column's type (SQLSTATE 22P02)",
            "volume_hourly.window_start: not a time that can be stored (SQLSTATE 22008)",
            "volume_hourly.account_id: a value is required (SQLSTATE 23502)",
            "volume_hourly.final: not of the column's type (SQLSTATE 22P02)",
            "volume_hourly: too large for the table's key (SQLSTATE 54000)");
  }

  @Test
  void rejectsJsonThatTheDatabaseCannotStore() throws Exception {
    TableRow nul = TestRows.everyType();
    nul.values()[WarehouseTable.ALERTS.indexOf("subject")] = "{\"a\": \"\\u0000\"}";

    assertThat(writer.write(List.of(nul)))
        .extracting(RejectedRow::detail)
        .containsExactly(
            "alerts.subject: a character that cannot be stored in JSON (\\u0000)"
                + " (SQLSTATE 22P05)");
  }

  @Test
  void halfACharacterDoesNotStopTheOtherRows() throws Exception {
    TableRow half = TestRows.volume("half\uD83D", 1, 1);

    writer.write(List.of(half, TestRows.volume("v1", 1, 1)));

    assertThat(TestWarehouse.query(WAREHOUSE, COUNTS)).contains("v1|1|1");
  }

  @Test
  void makesADeadLetterOfARejectedRow() {
    RejectedRow rejected =
        new RejectedRow(TestRows.volume("v1", 1, 1), "22021", "volume_hourly: no");
    RejectedRow later = new RejectedRow(TestRows.volume("v1", 2, 2), "22021", "volume_hourly: no");
    RejectedRow other = new RejectedRow(TestRows.volume("v2", 1, 1), "22021", "volume_hourly: no");

    DeadLetter letter = rejected.toDeadLetter(5);

    assertThat(letter.sourceTopic()).isEqualTo("table:volume_hourly");
    assertThat(letter.sourcePartition()).isZero();
    assertThat(letter.sourceOffset())
        .isNotNegative()
        .isEqualTo(later.toDeadLetter(6).sourceOffset())
        .isNotEqualTo(other.toDeadLetter(5).sourceOffset());
    assertThat(letter.reason()).isEqualTo(DeadLetterReason.REJECTED_BY_WAREHOUSE);
    assertThat(letter.detail()).isEqualTo("volume_hourly: no");
    assertThat(new String(letter.raw(), StandardCharsets.UTF_8))
        .startsWith("{\"account_id\":\"acct_1\"")
        .endsWith("\"revision\":1}");
    assertThat(letter.failedAtMillis()).isEqualTo(5);
  }

  @Test
  void failsAtOnceWhereWaitingWouldNotHelp() {
    WarehouseLocation unmigrated = TestWarehouse.empty();
    try (WarehouseWriter lost = new WarehouseWriter(unmigrated)) {
      assertThatThrownBy(() -> lost.write(List.of(TestRows.volume("v1", 1, 1))))
          .isInstanceOf(WarehouseException.class)
          .hasMessage(
              "warehouse: relation \"tideline.volume_hourly\" does not exist (SQLSTATE 42P01)");
    }
    WarehouseLocation wrong = new WarehouseLocation(WAREHOUSE.url(), WAREHOUSE.user(), "no");
    try (WarehouseWriter refused = new WarehouseWriter(wrong)) {
      assertThatThrownBy(() -> refused.write(List.of(TestRows.volume("v1", 1, 1))))
          .isInstanceOf(WarehouseException.class)
          .hasMessageContaining("SQLSTATE 28P01");
    }
  }
}
