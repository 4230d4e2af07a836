package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.warehouse.WarehousePrune.Overdue;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WarehousePruneTest {
  private static final WarehouseLocation WAREHOUSE = TestWarehouse.migrated();
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final WarehousePrune PRUNE = new WarehousePrune(WAREHOUSE, 7);

  @BeforeEach
  void empty() throws SQLException {
    for (WarehouseTable table : WarehouseTable.values()) {
      TestWarehouse.execute(WAREHOUSE, "TRUNCATE tideline." + table.tableName());
    }
  }

  @ParameterizedTest
  @EnumSource
  void deletesWhatIsOlderInBatchesAndKeepsTheRest(WarehouseTable table) throws SQLException {
    insert(table, "old", 23, NOW.minus(Duration.ofDays(40)));
    insert(table, "young", 5, NOW.minus(Duration.ofDays(2)));
    Overdue overdue = overdue(table, 30);

    assertThat(PRUNE.count(overdue)).isEqualTo(23);
    assertThat(count(table)).isEqualTo(28);
    assertThat(PRUNE.delete(overdue)).isEqualTo(23);
    assertThat(count(table)).isEqualTo(5);
    assertThat(PRUNE.count(overdue)).isZero();
    assertThat(PRUNE.delete(overdue)).isZero();
  }

  @Test
  void deletesManyRowsOfOneInstant() throws SQLException {
    insert(WarehouseTable.MESSAGES, "old", 100, NOW.minus(Duration.ofDays(40)));
    TestWarehouse.execute(
        WAREHOUSE, "UPDATE tideline.messages SET occurred_at = '2026-01-01T00:00:00Z'");

    assertThat(PRUNE.delete(overdue(WarehouseTable.MESSAGES, 30))).isEqualTo(100);
  }

  @Test
  void aConversationIsAsOldAsItsLastStep() throws SQLException {
    TestWarehouse.execute(
        WAREHOUSE,
        """
        INSERT INTO tideline.conversations
          (conversation_id, episode, opened_at, first_reply_at, resolved_at, revision, updated_at)
        VALUES ('answered late', 1, '2026-01-01', '2026-05-30', NULL, 1, now()),
               ('resolved late', 1, '2026-01-01', '2026-01-02', '2026-05-30', 1, now()),
               ('never answered', 1, '2026-01-01', NULL, NULL, 1, now())\
        """);

    assertThat(PRUNE.delete(overdue(WarehouseTable.CONVERSATIONS, 30))).isEqualTo(1);
    assertThat(
            TestWarehouse.query(
                WAREHOUSE, "SELECT conversation_id FROM tideline.conversations ORDER BY 1"))
        .containsExactly("answered late", "resolved late");
  }

  @Test
  void aLiveOfWhichNeitherStartNorEndWasToldIsAsOldAsItsRow() throws SQLException {
    TestWarehouse.execute(
        WAREHOUSE,
        """
        INSERT INTO tideline.live_sessions (live_id, account_id, started_at, revision, updated_at)
        VALUES ('untold', 'acme', NULL, 1, '2026-01-01'),
               ('untold yesterday', 'acme', NULL, 1, '2026-05-31'),
               ('told', 'acme', '2026-05-30', 1, '2026-01-01')\
        """);

    assertThat(PRUNE.delete(overdue(WarehouseTable.LIVE_SESSIONS, 30))).isEqualTo(1);
    assertThat(
            TestWarehouse.query(WAREHOUSE, "SELECT live_id FROM tideline.live_sessions ORDER BY 1"))
        .containsExactly("told", "untold yesterday");
  }

  @Test
  void anOrderStaysAsLongAsItsCredits() throws SQLException {
    insert(WarehouseTable.ATTRIBUTION_CREDITS, "old", 3, NOW.minus(Duration.ofDays(40)));
    Overdue orders = overdue(WarehouseTable.CONVERSIONS, 30);

    assertThat(PRUNE.count(orders)).isEqualTo(3);
    assertThat(PRUNE.delete(orders)).isZero();
    assertThat(PRUNE.delete(overdue(WarehouseTable.ATTRIBUTION_CREDITS, 30))).isEqualTo(3);
    assertThat(PRUNE.delete(orders)).isEqualTo(3);
  }

  @Test
  void accountsMayKeepTheirRowsForDifferentTimes() throws SQLException {
    insert(WarehouseTable.TRIGGERS, "old", 4, NOW.minus(Duration.ofDays(40)));
    TestWarehouse.execute(
        WAREHOUSE,
        "UPDATE tideline.triggers SET account_id = 'shop' WHERE trigger_id IN ('old1', 'old2');"
            + " UPDATE tideline.triggers SET account_id = NULL WHERE trigger_id = 'old3'");
    Instant before = NOW.minus(Duration.ofDays(30));

    assertThat(PRUNE.count(new Overdue(WarehouseTable.TRIGGERS, before, Set.of("nobody"), false)))
        .isZero();
    assertThat(PRUNE.delete(new Overdue(WarehouseTable.TRIGGERS, before, Set.of("shop"), true)))
        .isEqualTo(2);
    assertThat(PRUNE.delete(new Overdue(WarehouseTable.TRIGGERS, before, Set.of("shop"), false)))
        .isEqualTo(2);
  }

  @Test
  void waitsForNobodyAndLeavesWhatIsBeingWritten() throws Exception {
    insert(WarehouseTable.MESSAGES, "old", 10, NOW.minus(Duration.ofDays(40)));
    Overdue overdue = overdue(WarehouseTable.MESSAGES, 30);
    try (Connection job = ConnectionSource.to(WAREHOUSE).open();
        Statement statement = job.createStatement()) {
      job.setAutoCommit(false);
      statement.execute("UPDATE tideline.messages SET deleted = true WHERE message_id = 'old4'");

      assertThat(PRUNE.delete(overdue)).isEqualTo(9);
      job.commit();
    }
    assertThat(TestWarehouse.query(WAREHOUSE, "SELECT message_id, deleted FROM tideline.messages"))
        .containsExactly("old4|t");
    assertThat(PRUNE.delete(overdue)).isEqualTo(1);
  }

  @Test
  void aWriterGoesOnWhileRowsAreDeleted() throws Exception {
    insert(WarehouseTable.MESSAGES, "old", 3_000, NOW.minus(Duration.ofDays(40)));
    List<TableRow> rewritten = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      rewritten.add(message("old" + i, NOW.minus(Duration.ofDays(40)), 2));
    }
    Thread pruning =
        new Thread(
            () -> new WarehousePrune(WAREHOUSE, 100).delete(overdue(WarehouseTable.MESSAGES, 30)));
    pruning.start();
    try (WarehouseWriter writer = new WarehouseWriter(WAREHOUSE)) {
      for (int from = 0; from < 3_000; from += 50) {
        assertThat(writer.write(rewritten.subList(from, from + 50))).isEmpty();
      }
    }
    pruning.join();

    // Whichever came first, the next run finds what the job has written again.
    new WarehousePrune(WAREHOUSE, 100).delete(overdue(WarehouseTable.MESSAGES, 30));
    assertThat(count(WarehouseTable.MESSAGES)).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "MESSAGES",
        "VOLUME_HOURLY",
        "SENTIMENT_HOURLY",
        "CONVERSATIONS",
        "CONVERSATION_KPIS_HOURLY",
        "CONVERSIONS",
        "ALERTS",
        "TRIGGERS",
        "DEAD_LETTERS"
      })
  void findsOldRowsOfLargeTablesByAnIndex(WarehouseTable table) throws SQLException {
    String age = PrunedTable.of(table).age();
    // An empty table would be read as it is.
    var planner =
        new WarehouseLocation(
            WAREHOUSE.url() + "?options=-c%20enable_seqscan=off%20-c%20enable_sort=off",
            WAREHOUSE.user(),
            WAREHOUSE.password());
    String explain =
        "EXPLAIN SELECT t.ctid FROM %s WHERE %s < now() ORDER BY %s LIMIT 5"
            .formatted(PrunedTable.of(table).from(), age, age);
    String plan = String.join("\n", TestWarehouse.query(planner, explain));

    assertThat(plan).contains("Index", table.tableName() + "_age");
  }

  private static Overdue overdue(WarehouseTable table, int days) {
    return new Overdue(table, NOW.minus(Duration.ofDays(days)), Set.of(), true);
  }

  private static TableRow message(String id, Instant at, long revision) {
    return RowBuilder.of(WarehouseTable.MESSAGES)
        .set("message_id", id)
        .set("channel", "dm")
        .setTime("occurred_at", at.toEpochMilli())
        .build(revision);
  }

  /** Rows whose every time is about the same; texts are the name and a number. */
  private static void insert(WarehouseTable table, String name, int rows, Instant at)
      throws SQLException {
    List<String> columns = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (Column column : table.columns()) {
      columns.add(column.name());
      String time = "timestamptz '%s' + i * interval '1 second'".formatted(at);
      values.add(
          switch (column.type()) {
            case TIMESTAMP -> time;
            case DATE -> "date '%s'".formatted(at.toString().substring(0, 10));
            case TEXT -> "'" + name + "' || i";
            case JSON -> "'{}'::jsonb";
            case BOOLEAN -> "false";
            case BIGINT, NUMERIC, MONEY -> "i";
          });
    }
    TestWarehouse.execute(
        WAREHOUSE,
        "INSERT INTO tideline.%s (%s, revision, updated_at) SELECT %s, 1, timestamptz '%s' FROM generate_series(0, %d) AS i"
            .formatted(
                table.tableName(),
                String.join(", ", columns),
                String.join(", ", values),
                at,
                rows - 1));
    if (table == WarehouseTable.ATTRIBUTION_CREDITS) {
      insert(WarehouseTable.CONVERSIONS, name, rows, at);
    }
  }

  private static long count(WarehouseTable table) throws SQLException {
    return Long.parseLong(
        TestWarehouse.query(WAREHOUSE, "SELECT count(*) FROM tideline." + table.tableName())
            .get(0));
  }
}
