package io.tideline.connectors.warehouse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The two group roles of a warehouse, for the logins that an administrator makes members of them.
 * {@value #WRITER} reads and writes the rows of all tables and changes no schema: enough for the
 * job. {@value #READER} reads the views for BI and nothing else, so it sees figures and no person,
 * not even by a pseudonym.
 *
 * <p>Roles belong to the whole server; what they may do is granted in each database, anew after
 * every migration, so that tables and views of later versions are covered and rights given to these
 * two roles by hand are gone.
 */
public final class WarehouseRoles {
  /** Reads and writes rows. */
  public static final String WRITER = "tideline_writer";

  /** Reads the views for BI. */
  public static final String READER = "tideline_reader";

  private static final String NOT_ALLOWED = "42501";

  /** It exists, or somebody else is making it at the same moment. */
  private static final Set<String> EXISTS = Set.of("42710", "23505");

  /** Any number; two migrations at once must not grant at once. */
  private static final long LOCK = 7_415_402_113_998_561L;

  private static final String TABLES =
      "c.relkind IN ('r', 'p') AND c.relname <> 'flyway_schema_history'";
  private static final String VERSIONS = "c.relname = 'flyway_schema_history'";
  private static final String VIEWS_FOR_BI = "c.relkind = 'v' AND c.relname ~ '^(bi|report)_'";

  private WarehouseRoles() {}

  /**
   * Makes the roles where they are not there, and grants them what they may do, in one transaction.
   *
   * @return what an administrator has to run first, one line, where the user may not create roles
   *     and they do not exist; else empty
   * @throws WarehouseException the warehouse cannot be reached, or the user may not grant, in one
   *     line
   */
  public static Optional<String> grant(WarehouseLocation location) {
    try (Connection connection = ConnectionSource.to(location).open()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
        List<String> missing = new ArrayList<>();
        for (String role : List.of(WRITER, READER)) {
          if (!exists(statement, role) && !create(connection, statement, role)) {
            missing.add(role);
          }
        }
        if (!missing.contains(WRITER)) {
          takeAll(statement, WRITER);
          grant(statement, WRITER, "SELECT, INSERT, UPDATE, DELETE", TABLES);
          grant(statement, WRITER, "SELECT", VERSIONS);
        }
        if (!missing.contains(READER)) {
          takeAll(statement, READER);
          grant(statement, READER, "SELECT", VIEWS_FOR_BI);
        }
        connection.commit();
        return missing.isEmpty() ? Optional.empty() : Optional.of(advice(location, missing));
      }
    } catch (SQLException e) {
      throw ConnectFailure.of(location, e);
    }
  }

  private static boolean exists(Statement statement, String role) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")) {
      return rows.next();
    }
  }

  /** Whether it is there afterwards. */
  private static boolean create(Connection connection, Statement statement, String role)
      throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      statement.execute("CREATE ROLE " + role + " NOLOGIN");
      return true;
    } catch (SQLException e) {
      connection.rollback(before);
      String state = SqlFailure.stateOf(e);
      if (!state.equals(NOT_ALLOWED) && !EXISTS.contains(state)) {
        throw e;
      }
      return EXISTS.contains(state);
    }
  }

  /** What is given again in the same transaction is never gone for others. */
  private static void takeAll(Statement statement, String role) throws SQLException {
    String schema = WarehouseTable.SCHEMA;
    statement.execute("REVOKE ALL ON ALL TABLES IN SCHEMA " + schema + " FROM " + role);
    statement.execute("REVOKE ALL ON SCHEMA " + schema + " FROM " + role);
    statement.execute("GRANT USAGE ON SCHEMA " + schema + " TO " + role);
  }

  private static void grant(Statement statement, String role, String rights, String which)
      throws SQLException {
    String names = String.join(", ", relations(statement, which));
    statement.execute("GRANT " + rights + " ON " + names + " TO " + role);
  }

  private static List<String> relations(Statement statement, String which) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            """
            SELECT format('%%I.%%I', n.nspname, c.relname)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = '%s' AND %s
            ORDER BY 1\
            """
                .formatted(WarehouseTable.SCHEMA, which))) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private static String advice(WarehouseLocation location, List<String> missing) {
    String create =
        missing.stream()
            .map(role -> "CREATE ROLE " + role + " NOLOGIN;")
            .collect(Collectors.joining(" "));
    return "warehouse.user: user \"%s\" may not create roles: an administrator of %s has to run: %s Then migrate again"
        .formatted(location.user(), location.displayUrl(), create);
  }
}
