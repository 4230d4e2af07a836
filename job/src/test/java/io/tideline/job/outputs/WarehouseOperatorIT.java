package io.tideline.job.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.local.LocalPostgres;
import io.tideline.connectors.warehouse.Column;
import io.tideline.connectors.warehouse.ColumnType;
import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseConfig;
import io.tideline.connectors.warehouse.WarehouseLocation;
import io.tideline.connectors.warehouse.WarehouseMigrator;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.job.governance.ErasureStream;
import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.DeadLetterReason;
import io.tideline.udfs.privacy.Erasure;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.SavepointType;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The warehouse's operator on a real PostgreSQL. */
class WarehouseOperatorIT {
  private static final Path SNAPSHOTS = Path.of("src/test/resources/state");
  private static final int FLUSH_ROWS = 5;
  private static final long FLUSH_MILLIS = 1_000;

  @TempDir static Path folder;

  private static LocalPostgres server;
  private static WarehouseLocation location;

  private OneInputStreamOperatorTestHarness<TableRow, DeadLetter> harness;

  @BeforeAll
  static void start() throws Exception {
    server = LocalPostgres.start(folder);
    location = server.location();
    WarehouseMigrator.migrate(location);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void open() throws Exception {
    execute("TRUNCATE tideline.volume_hourly, tideline.alerts, tideline.dead_letters");
    harness = open(null);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private static OneInputStreamOperatorTestHarness<TableRow, DeadLetter> open(
      @Nullable OperatorSubtaskState state) throws Exception {
    var config = new WarehouseConfig(location, FLUSH_ROWS, FLUSH_MILLIS, PseudonymSecret.PUBLISHED);
    var opened = new OneInputStreamOperatorTestHarness<>(new WarehouseOperator(config));
    opened.setup(
        TypeInformation.of(DeadLetter.class)
            .createSerializer(opened.getExecutionConfig().getSerializerConfig()));
    if (state != null) {
      opened.initializeState(state);
    }
    opened.open();
    return opened;
  }

  @Test
  void allRowsAreWrittenBeforeTheBarrierPasses() throws Exception {
    feed(TestRows.volume("v", 1, 1), TestRows.volume("w", 2, 1));
    assertThat(volumes()).isEmpty();
    harness.prepareSnapshotPreBarrier(1);
    assertThat(volumes()).containsExactly("v 1", "w 2");
  }

  @Test
  void rowsAreWrittenWhenThereAreEnoughOfThem() throws Exception {
    for (int i = 1; i < FLUSH_ROWS; i++) {
      feed(TestRows.volume("v" + i, i, 1));
    }
    assertThat(volumes()).isEmpty();
    feed(TestRows.volume("v0", 0, 1));
    assertThat(volumes()).hasSize(FLUSH_ROWS);
  }

  @Test
  void rowsAreWrittenAfterTheFlushInterval() throws Exception {
    feed(TestRows.volume("v", 1, 1));
    harness.setProcessingTime(FLUSH_MILLIS - 1);
    assertThat(volumes()).isEmpty();
    harness.setProcessingTime(FLUSH_MILLIS);
    assertThat(volumes()).hasSize(1);
    feed(TestRows.volume("w", 1, 1));
    harness.setProcessingTime(2 * FLUSH_MILLIS);
    assertThat(volumes()).hasSize(2);
  }

  @Test
  void whatIsLeftIsWrittenAtTheEnd() throws Exception {
    feed(TestRows.volume("v", 1, 1));
    harness.getOperator().finish();
    assertThat(volumes()).hasSize(1);
  }

  @Test
  void anOlderRevisionNeverOverwritesANewerOne() throws Exception {
    feed(TestRows.volume("v", 2, 2));
    harness.prepareSnapshotPreBarrier(1);
    feed(TestRows.volume("v", 1, 1));
    harness.prepareSnapshotPreBarrier(2);
    assertThat(volumes()).containsExactly("v 2");
  }

  @Test
  void rowsOfAnErasedPersonGoAndDoNotComeBack() throws Exception {
    execute("TRUNCATE tideline.messages, tideline.triggers, tideline.conversions");
    execute("TRUNCATE tideline.erasures");
    feed(message("old", "anna", 1), message("other", "bert", 1), message("new", "anna", 11));
    feed(order("o1", "anna", 1), trigger("before", "anna", 2));
    checkpoint(1);
    feed(trigger("waits", "anna", 3));

    feed(ErasureStream.row(new Erasure("case 1", "anna", 10)));
    feed(message("late", "anna", 9), order("o1", "anna", 1));
    checkpoint(2);
    harness.notifyOfCompletedCheckpoint(2);
    checkpoint(3);
    harness.notifyOfCompletedCheckpoint(3);

    assertThat(query("SELECT message_id, customer_key FROM tideline.messages ORDER BY 1"))
        .containsExactly("new anna", "other bert");
    assertThat(query("SELECT trigger_id, customer_key FROM tideline.triggers")).isEmpty();
    assertThat(query("SELECT order_id, person_key FROM tideline.conversions"))
        .containsExactly("o1 null");
    assertThat(query("SELECT subject_key, rows_erased FROM tideline.erasures"))
        .containsExactly("anna 1");
  }

  @Test
  void anErasureThatComesAgainErasesWhatWasWrittenMeanwhileAndAddsIt() throws Exception {
    execute("TRUNCATE tideline.messages, tideline.erasures");
    feed(message("a", "anna", 1));
    TableRow erasure = ErasureStream.row(new Erasure("case 1", "anna", 10));
    checkpoint(1);
    feed(erasure);
    checkpoint(2);
    feed(erasure);
    checkpoint(3);
    assertThat(query("SELECT subject_key, rows_erased FROM tideline.erasures"))
        .containsExactly("anna 1");

    try (var slower = open(null)) {
      slower.processElement(message("b", "anna", 2), 0);
      slower.prepareSnapshotPreBarrier(1);
      slower.processElement(erasure, 0);
      slower.prepareSnapshotPreBarrier(2);
    }
    assertThat(query("SELECT message_id, channel FROM tideline.messages")).isEmpty();
    assertThat(query("SELECT subject_key, rows_erased FROM tideline.erasures"))
        .containsExactly("anna 2");
  }

  private static TableRow message(String id, String who, long at) {
    return RowBuilder.of(WarehouseTable.MESSAGES)
        .set("message_id", id)
        .set("channel", "dm")
        .set("customer_key", who)
        .setTime("occurred_at", at)
        .build(1);
  }

  private static TableRow order(String id, String who, long at) {
    return RowBuilder.of(WarehouseTable.CONVERSIONS)
        .set("order_id", id)
        .set("person_key", who)
        .setTime("occurred_at", at)
        .build(1);
  }

  private static TableRow trigger(String id, String who, long at) {
    return RowBuilder.of(WarehouseTable.TRIGGERS)
        .set("trigger_id", id)
        .set("customer_key", who)
        .setTime("created_at", at)
        .build(1);
  }

  @Test
  void anAlertIsWrittenOnlyWhenItsCheckpointIsComplete() throws Exception {
    feed(TestRows.alert("a", 1));
    checkpoint(1);
    feed(TestRows.alert("b", 1));
    assertThat(alerts()).isEmpty();
    harness.notifyOfCompletedCheckpoint(1);
    assertThat(alerts()).containsExactly("a 1");
    checkpoint(2);
    harness.notifyOfCompletedCheckpoint(2);
    assertThat(alerts()).containsExactly("a 1", "b 1");
  }

  @Test
  void aCheckpointThatNeverCompletedIsMadeGoodByTheNext() throws Exception {
    feed(TestRows.alert("a", 1));
    checkpoint(1);
    feed(TestRows.alert("a", 2));
    checkpoint(2);
    harness.notifyOfCompletedCheckpoint(2);
    assertThat(alerts()).containsExactly("a 2");
  }

  @Test
  void rowsOfACheckpointThatWasNotAnnouncedAreWrittenAfterTheRestore() throws Exception {
    feed(TestRows.alert("a", 1));
    checkpoint(1);
    feed(TestRows.alert("b", 1));
    OperatorSubtaskState state = checkpoint(2);
    feed(TestRows.alert("c", 1));
    harness.close();
    assertThat(alerts()).isEmpty();
    harness = open(state);
    assertThat(alerts()).containsExactly("a 1", "b 1");
  }

  @ParameterizedTest
  @EnumSource(names = {"UTM_ISSUES", "POSTING_WINDOWS", "TAG_LIFT"})
  void afterARestoreWhatWasDeletedStaysSoAndWhatWasWrittenIsThere(WarehouseTable table)
      throws Exception {
    execute("TRUNCATE tideline." + table.tableName());
    feed(row(table, "goes", 1), row(table, "stays", 1));
    checkpoint(1);
    harness.notifyOfCompletedCheckpoint(1);
    feed(deletion(table, "goes", 2), row(table, "new", 2));
    OperatorSubtaskState state = checkpoint(2);
    feed(row(table, "lost", 3), deletion(table, "stays", 3));
    assertThat(rows(table)).containsExactly("goes 1", "stays 1");
    harness.close();

    harness = open(state);
    assertThat(rows(table)).containsExactly("new 2", "stays 1");
    checkpoint(3);
    harness.notifyOfCompletedCheckpoint(3);
    assertThat(rows(table)).containsExactly("new 2", "stays 1");
  }

  @ParameterizedTest
  @EnumSource(names = {"UTM_ISSUES", "POSTING_WINDOWS", "TAG_LIFT"})
  void twoInstancesThatRestoreWhatOneHadBringBackNothingThatWasDeleted(WarehouseTable table)
      throws Exception {
    execute("TRUNCATE tideline." + table.tableName());
    feed(row(table, "goes", 1), row(table, "stays", 1));
    checkpoint(1);
    feed(deletion(table, "goes", 2), row(table, "stays", 2));
    OperatorSubtaskState state = checkpoint(2);
    harness.close();

    // The second before the first: nothing says who opens first.
    for (int instance : new int[] {1, 0}) {
      harness =
          open(
              AbstractStreamOperatorTestHarness.repartitionOperatorState(state, 2, 1, 2, instance));
      assertThat(rows(table)).doesNotContain("goes 1", "stays 1");
      if (instance == 1) {
        harness.close();
      }
    }
    assertThat(rows(table)).containsExactly("stays 2");
  }

  private static TableRow row(WarehouseTable table, String name, long revision) {
    return keyed(table, name).build(revision);
  }

  private static TableRow deletion(WarehouseTable table, String name, long revision) {
    return keyed(table, name).buildDeletion(revision);
  }

  /** A row by the last text of its key; the rest of it is the same for all. */
  private static RowBuilder keyed(WarehouseTable table, String name) {
    RowBuilder row = RowBuilder.of(table);
    for (Column column : table.keyColumns()) {
      if (column.type() == ColumnType.BIGINT) {
        row.set(column.name(), 7L);
      } else {
        row.set(column.name(), column.name().equals(nameOf(table)) ? name : "x");
      }
    }
    return row;
  }

  private static String nameOf(WarehouseTable table) {
    return switch (table) {
      case UTM_ISSUES -> "raw_campaign";
      case POSTING_WINDOWS -> "region";
      default -> "tag";
    };
  }

  private static List<String> rows(WarehouseTable table) throws SQLException {
    return query(
        "SELECT %1$s, revision FROM tideline.%2$s ORDER BY %1$s"
            .formatted(nameOf(table), table.tableName()));
  }

  @Test
  void nothingIsLeftInStateOnceAllIsWritten() throws Exception {
    feed(TestRows.alert("a", 1));
    checkpoint(1);
    harness.notifyOfCompletedCheckpoint(1);
    OperatorSubtaskState state = checkpoint(2);
    harness.close();
    execute("TRUNCATE tideline.alerts");
    harness = open(state);
    assertThat(alerts()).isEmpty();
  }

  @Test
  void aRefusedRowComesOutAsADeadLetterAndStandsInItsTable() throws Exception {
    feed(TestRows.refused(), TestRows.volume("w", 2, 1));
    harness.prepareSnapshotPreBarrier(1);
    assertThat(volumes()).containsExactly("w 2");
    assertThat(harness.extractOutputValues())
        .singleElement()
        .satisfies(
            deadLetter -> {
              assertThat(deadLetter.reason()).isEqualTo(DeadLetterReason.REJECTED_BY_WAREHOUSE);
              assertThat(deadLetter.sourceTopic()).isEqualTo("table:volume_hourly");
              assertThat(query("SELECT source_offset, reason FROM tideline.dead_letters"))
                  .containsExactly(deadLetter.sourceOffset() + " rejected_by_warehouse");
            });
  }

  @ParameterizedTest
  @MethodSource("snapshots")
  void aCommittedSnapshotRestoresAndItsAlertIsWritten(Path snapshot) throws Exception {
    harness.close();
    harness = open(OperatorSnapshotUtil.readStateHandle(snapshot.toString()));
    assertThat(alerts()).containsExactly("golden 1");
  }

  @Test
  @EnabledIfSystemProperty(named = "tideline.state.version", matches = "v\\d+")
  void writesTheSnapshotOfANewVersion() throws Exception {
    feed(TestRows.alert("golden", 1));
    harness.prepareSnapshotPreBarrier(1);
    OperatorSubtaskState state =
        harness
            .snapshotWithLocalState(1, 0, SavepointType.savepoint(SavepointFormatType.CANONICAL))
            .getJobManagerOwnedState();
    Path version = SNAPSHOTS.resolve(System.getProperty("tideline.state.version"));
    Path file = Files.createDirectories(version).resolve("outputs.warehouse.bin");
    assertThat(file).doesNotExist();
    OperatorSnapshotUtil.writeStateHandle(state, file.toString());
  }

  static List<Path> snapshots() throws Exception {
    try (Stream<Path> files = Files.walk(SNAPSHOTS)) {
      return files.filter(file -> file.endsWith("outputs.warehouse.bin")).sorted().toList();
    }
  }

  private void feed(TableRow... rows) throws Exception {
    for (TableRow row : rows) {
      harness.processElement(row, 0);
    }
  }

  private OperatorSubtaskState checkpoint(long id) throws Exception {
    harness.prepareSnapshotPreBarrier(id);
    return harness.snapshot(id, 0);
  }

  private static List<String> volumes() throws SQLException {
    return query("SELECT video_id, count FROM tideline.volume_hourly ORDER BY video_id");
  }

  private static List<String> alerts() throws SQLException {
    return query("SELECT alert_id, revision FROM tideline.alerts ORDER BY alert_id");
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The two columns of each row, with a space between. */
  private static List<String> query(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      var lines = new ArrayList<String>();
      while (rows.next()) {
        lines.add(rows.getString(1) + " " + rows.getString(2));
      }
      return lines;
    }
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(location.url(), location.user(), location.password());
  }
}
