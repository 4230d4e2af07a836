package io.tideline.connectors.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.connectors.local.LocalPostgres;
import io.tideline.connectors.local.LocalPostgresOptions;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What members of the two roles may do on a real server, and what they may not. */
class WarehouseRolesTest {
  private static final WarehouseLocation OWNER = TestWarehouse.migrated();
  private static WarehouseLocation writer;
  private static WarehouseLocation reader;

  @BeforeAll
  static void makeRolesAndMembers() throws SQLException {
    assertThat(WarehouseRoles.grant(TestWarehouse.asAdministrator(OWNER))).isEmpty();
    writer = TestWarehouse.asMember(OWNER, "the_job", WarehouseRoles.WRITER);
    reader = TestWarehouse.asMember(OWNER, "a_dashboard", WarehouseRoles.READER);
  }

  @Test
  void nobodyLogsInAsARoleItself() throws SQLException {
    assertThat(
            TestWarehouse.query(
                OWNER,
                "SELECT rolname, rolcanlogin, rolsuper, rolcreaterole FROM pg_roles"
                    + " WHERE rolname LIKE 'tideline\\_%' ORDER BY 1"))
        .containsExactly("tideline_reader|f|f|f", "tideline_writer|f|f|f");
  }

  @ParameterizedTest
  @EnumSource
  void theWriterWritesEveryTableAndTheReaderSeesNone(WarehouseTable table) throws SQLException {
    String name = "tideline." + table.tableName();
    String may =
        "SELECT has_table_privilege('%s', 'SELECT'), has_table_privilege('%s', 'INSERT'),"
            + " has_table_privilege('%s', 'UPDATE'), has_table_privilege('%s', 'DELETE'),"
            + " has_table_privilege('%s', 'TRUNCATE')";

    assertThat(TestWarehouse.query(writer, may.replace("%s", name))).containsExactly("t|t|t|t|f");
    assertThat(TestWarehouse.query(reader, may.replace("%s", name))).containsExactly("f|f|f|f|f");
    refuses(reader, "SELECT count(*) FROM " + name);
    refuses(reader, "DELETE FROM " + name);
  }

  @Test
  void theWriterDoesAllThatTheJobAndTheExportDo() throws Exception {
    WarehouseMigrator.requireCurrent(writer);
    TableRow row = RowBuilder.of(WarehouseTable.ERASURES).set("request_id", "r1").build(1);
    try (WarehouseWriter rows = new WarehouseWriter(writer)) {
      assertThat(rows.write(List.of(row))).isEmpty();
      assertThat(rows.write(List.of(row))).isEmpty();
    }

    var out = new ByteArrayOutputStream();
    assertThat(new WarehouseExport(writer).exportTo(WarehouseTable.ERASURES, ExportFormat.CSV, out))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE tideline.mine (id int)",
        "CREATE VIEW tideline.bi_mine AS SELECT 1",
        "ALTER TABLE tideline.messages ADD COLUMN raw text",
        "CREATE INDEX ON tideline.messages (lang)",
        "DROP TABLE tideline.messages",
        "DROP VIEW tideline.report_daily",
        "DROP SCHEMA tideline CASCADE",
        "TRUNCATE tideline.messages",
        "UPDATE tideline.flyway_schema_history SET success = false",
        "DELETE FROM tideline.flyway_schema_history",
        "CREATE ROLE another",
        "SET ROLE tideline"
      })
  void neitherChangesTheSchemaOrWhoMayDoWhat(String sql) {
    refuses(writer, sql);
    refuses(reader, sql);
  }

  @Test
  void theReaderSeesTheViewsForBiAndNothingElse() throws SQLException {
    List<String> seen =
        TestWarehouse.query(
            reader,
            """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'tideline' AND c.relkind IN ('r', 'p', 'v', 'm')
              AND has_table_privilege(c.oid, 'SELECT') ORDER BY 1\
            """);

    assertThat(seen)
        .contains(
            "bi_weekly_overview",
            "bi_campaign_roi",
            "bi_conversation_kpis",
            "report_daily",
            "report_weekly",
            "report_monthly")
        .allMatch(name -> name.startsWith("bi_") || name.startsWith("report_"));
    for (String view : seen) {
      TestWarehouse.query(reader, "SELECT count(*) FROM tideline." + view);
      assertThat(
              TestWarehouse.query(
                  reader,
                  "SELECT has_table_privilege('tideline.%s', 'INSERT, UPDATE, DELETE')"
                      .formatted(view)))
          .containsExactly("f");
    }
  }

  @Test
  void theWriterCannotHandOnWhatItMay() throws SQLException {
    TestWarehouse.execute(writer, "GRANT SELECT ON tideline.messages TO tideline_reader");

    refuses(reader, "SELECT count(*) FROM tideline.messages");
  }

  @Test
  void noViewForBiHasAPersonsKeyOrText() throws SQLException {
    assertThat(
            TestWarehouse.query(
                OWNER,
                """
                SELECT table_name, column_name FROM information_schema.columns
                WHERE table_schema = 'tideline' AND table_name ~ '^(bi|report)_'
                  AND (column_name LIKE '%\\_key' OR column_name LIKE '%text%'
                       OR column_name LIKE '%conversation\\_id%' OR column_name = 'subject')\
                """))
        .isEmpty();
  }

  @Test
  void whatLaterVersionsAddIsCoveredByTheNextMigration() throws SQLException {
    WarehouseLocation warehouse = TestWarehouse.migrated();
    WarehouseLocation admin = TestWarehouse.asAdministrator(warehouse);
    assertThat(WarehouseRoles.grant(admin)).isEmpty();
    TestWarehouse.execute(
        warehouse,
        "CREATE TABLE tideline.later (id int); CREATE VIEW tideline.bi_later AS SELECT 1 AS one;"
            + " CREATE VIEW tideline.inner_later AS SELECT 1 AS one");
    TestWarehouse.execute(warehouse, "GRANT SELECT ON tideline.messages TO tideline_reader");
    WarehouseLocation job = new WarehouseLocation(warehouse.url(), writer.user(), "");
    WarehouseLocation dashboard = new WarehouseLocation(warehouse.url(), reader.user(), "");
    refuses(job, "INSERT INTO tideline.later VALUES (1)");
    refuses(dashboard, "SELECT * FROM tideline.bi_later");

    assertThat(WarehouseRoles.grant(warehouse)).isEmpty();

    TestWarehouse.execute(job, "INSERT INTO tideline.later VALUES (1)");
    assertThat(TestWarehouse.query(dashboard, "SELECT * FROM tideline.bi_later"))
        .containsExactly("1");
    refuses(dashboard, "SELECT * FROM tideline.later");
    refuses(dashboard, "SELECT * FROM tideline.inner_later");
    refuses(dashboard, "SELECT * FROM tideline.messages");
  }

  @Test
  void tellsWhatAnAdministratorHasToRunWhereTheUserMayNot(@TempDir Path folder) throws Exception {
    try (LocalPostgres server = LocalPostgres.start(new LocalPostgresOptions(folder, 0, true))) {
      WarehouseLocation owner = server.location();
      WarehouseMigrator.migrate(owner);

      assertThat(WarehouseRoles.grant(owner))
          .contains(
              "warehouse.user: user \"tideline\" may not create roles: an administrator of "
                  + owner.url()
                  + " has to run: CREATE ROLE tideline_writer NOLOGIN;"
                  + " CREATE ROLE tideline_reader NOLOGIN; Then migrate again");

      WarehouseLocation admin = TestWarehouse.asAdministrator(owner);
      TestWarehouse.execute(admin, "CREATE ROLE tideline_writer NOLOGIN");
      assertThat(WarehouseRoles.grant(owner).orElseThrow())
          .contains("CREATE ROLE tideline_reader NOLOGIN;")
          .doesNotContain("tideline_writer");
      TestWarehouse.execute(admin, "CREATE ROLE tideline_reader NOLOGIN");
      assertThat(WarehouseRoles.grant(owner)).isEmpty();
      WarehouseLocation job = TestWarehouse.asMember(owner, "job", WarehouseRoles.WRITER);
      assertThat(TestWarehouse.query(job, "SELECT count(*) FROM tideline.messages"))
          .containsExactly("0");
    }
  }

  private static void refuses(WarehouseLocation location, String sql) {
    assertThatThrownBy(() -> TestWarehouse.execute(location, sql))
        .as(location.user() + ": " + sql)
        .isInstanceOfSatisfying(
            SQLException.class, refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
  }
}
