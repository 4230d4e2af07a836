package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WarehouseMigratorTest {

  private static final List<Integer> VERSIONS = versions();
  private static final String LATEST = String.valueOf(Collections.max(VERSIONS));

  @Test
  void createsExactlyTheTablesThatTheCodeWrites() throws SQLException {
    WarehouseLocation warehouse = TestWarehouse.migrated();
    List<String> expected = new ArrayList<>();
    for (WarehouseTable table : WarehouseTable.values()) {
      for (Column column : table.columns()) {
        String nullable = column.key() ? "NO" : "YES";
        expected.add(describe(table, column.name(), column.type(), nullable));
      }
      expected.add(describe(table, "revision", ColumnType.BIGINT, "NO"));
      expected.add(describe(table, "updated_at", ColumnType.TIMESTAMP, "NO"));
    }

    List<String> actual =
        TestWarehouse.query(
            warehouse,
            """
            SELECT table_name, column_name, format_type(a.atttypid, a.atttypmod), is_nullable
            FROM information_schema.columns c
            JOIN information_schema.tables t USING (table_schema, table_name)
            JOIN pg_attribute a ON a.attname = column_name
             AND a.attrelid = format('%I.%I', table_schema, table_name)::regclass
            WHERE table_schema = 'tideline' AND table_type = 'BASE TABLE'
              AND table_name <> 'flyway_schema_history'
            ORDER BY table_name, c.ordinal_position\
            """);

    assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void makesTheKeyOfEachTableItsPrimaryKey() throws SQLException {
    WarehouseLocation warehouse = TestWarehouse.migrated();
    List<String> expected = new ArrayList<>();
    for (WarehouseTable table : WarehouseTable.values()) {
      List<String> names = table.keyColumns().stream().map(Column::name).toList();
      expected.add(table.tableName() + "|" + String.join(",", names));
    }

    List<String> actual =
        TestWarehouse.query(
            warehouse,
            """
            SELECT table_name, string_agg(column_name, ',' ORDER BY ordinal_position)
            FROM information_schema.table_constraints
            JOIN information_schema.key_column_usage
              USING (table_schema, table_name, constraint_name)
            WHERE table_schema = 'tideline' AND constraint_type = 'PRIMARY KEY'
              AND table_name <> 'flyway_schema_history'
            GROUP BY table_name\
            """);

    assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void saysWhatItApplied() {
    WarehouseLocation warehouse = TestWarehouse.empty();
    assertThat(WarehouseMigrator.currentVersion(warehouse)).isEmpty();

    assertThat(WarehouseMigrator.migrate(warehouse))
        .isEqualTo(new MigrationOutcome(null, LATEST, VERSIONS.size()));
    assertThat(WarehouseMigrator.migrate(warehouse))
        .isEqualTo(new MigrationOutcome(LATEST, LATEST, 0));
    assertThat(WarehouseMigrator.currentVersion(warehouse)).contains(LATEST);
    WarehouseMigrator.requireCurrent(warehouse);
  }

  @Test
  void keepsAJobFromStartingOnAnotherSchema() throws SQLException {
    WarehouseLocation warehouse = TestWarehouse.empty();
    assertThatThrownBy(() -> WarehouseMigrator.requireCurrent(warehouse))
        .isInstanceOf(WarehouseException.class)
        .hasMessage(
            "warehouse.url: schema tideline at %s is at version none, this build needs %s: run"
                    .formatted(warehouse.url(), LATEST)
                + " `tideline warehouse migrate`");

    WarehouseMigrator.migrate(warehouse);
    TestWarehouse.execute(
        warehouse,
        """
        INSERT INTO tideline.flyway_schema_history
        SELECT installed_rank + 1, '99', 'later', type, 'V99__later.sql', 1, installed_by,
               installed_on, 1, true
        FROM tideline.flyway_schema_history ORDER BY installed_rank DESC LIMIT 1\
        """);
    assertThatThrownBy(() -> WarehouseMigrator.requireCurrent(warehouse))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContaining("is at version 99, which this build does not know");
    assertThatThrownBy(() -> WarehouseMigrator.migrate(warehouse))
        .hasMessageContaining("is at version 99, which this build does not know");
  }

  @Test
  void namesTheKeyThatIsWrongAndNeverThePassword() throws Exception {
    WarehouseLocation good = TestWarehouse.empty();
    int closedPort;
    try (ServerSocket socket = new ServerSocket(0)) {
      closedPort = socket.getLocalPort();
    }
    String unreachable = "jdbc:postgresql://127.0.0.1:" + closedPort + "/db";

    assertFailsWith(
        new WarehouseLocation(unreachable + "?password=s3cret", "x", "s3cret"),
        "warehouse.url: cannot reach " + unreachable + ": connection refused");
    assertFailsWith(
        new WarehouseLocation(good.url(), good.user(), "s3cret"),
        "warehouse.password: the server refused user \"tideline\"");
    assertFailsWith(
        new WarehouseLocation(good.url(), good.user(), ""),
        "warehouse.password: is empty, and user \"tideline\" is not let in without: The server"
            + " requested SCRAM-based authentication, but the password is an empty string. (SQLSTATE"
            + " 08004)");
    assertFailsWith(
        new WarehouseLocation(good.url() + "_not_there", good.user(), good.password()),
        "warehouse.url: the server has no such database: " + good.url() + "_not_there");
    assertFailsWith(
        new WarehouseLocation("jdbc:mysql://x/s3cret?password=s3cret", "x", "s3cret"),
        "warehouse.url: jdbc:mysql://x/s3cret is not of the form"
            + " jdbc:postgresql://host:port/database");
    assertFailsWith(
        new WarehouseLocation("jdbc:postgresql://no-such-host.invalid/db", "x", "s3cret"),
        "warehouse.url: cannot reach jdbc:postgresql://no-such-host.invalid/db: unknown host");
  }

  @Test
  void saysThatTheUserMayNotMigrate() throws SQLException {
    WarehouseLocation owner = TestWarehouse.empty();
    TestWarehouse.execute(owner, "CREATE SCHEMA tideline");
    WarehouseLocation other = TestWarehouse.asReader(owner);

    assertThatThrownBy(() -> WarehouseMigrator.migrate(other))
        .isInstanceOf(WarehouseException.class)
        .hasMessageStartingWith("warehouse.user: user \"reader\" may not do this at")
        .message()
        .hasLineCount(1);
  }

  @Test
  void writesNothingToTheConsole() throws Exception {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    try (PrintStream captured = new PrintStream(console, true, StandardCharsets.UTF_8)) {
      System.setOut(captured);
      System.setErr(captured);
      WarehouseMigrator.migrate(TestWarehouse.empty());
      assertThatThrownBy(
              () ->
                  WarehouseMigrator.migrate(
                      new WarehouseLocation("jdbc:postgresql://127.0.0.1:1/db", "x", "y")))
          .isInstanceOf(WarehouseException.class);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(console.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  /** Those of the scripts in the folder that Flyway reads. */
  private static List<Integer> versions() {
    try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/db/migration"))) {
      return scripts
          .map(script -> script.getFileName().toString().replaceFirst("^V(\\d+)__.*$", "$1"))
          .map(Integer::valueOf)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertFailsWith(WarehouseLocation location, String message) {
    assertThatThrownBy(() -> WarehouseMigrator.migrate(location))
        .isInstanceOf(WarehouseException.class)
        .hasMessage(message);
    assertThat(location.toString()).contains("***");
    assertThat(location.toString().replace("/s3cret", "")).doesNotContain("s3cret");
  }

  private static String describe(
      WarehouseTable table, String column, ColumnType type, String nullable) {
    String sql = type == ColumnType.TIMESTAMP ? "timestamp with time zone" : type.sql();
    return String.join("|", table.tableName(), column, sql, nullable);
  }
}
