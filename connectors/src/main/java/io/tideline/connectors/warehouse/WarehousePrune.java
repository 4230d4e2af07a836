package io.tideline.connectors.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * Deletes rows whose time is over (SEMANTICS §10), oldest first, a batch a transaction. It never
 * waits for the job: a row that the job is writing is left for the next time. And the job waits for
 * it no longer than for one batch, and only with a row of that batch. It may be stopped at any
 * point and run again, also twice at once.
 */
public final class WarehousePrune {
  private final WarehouseLocation location;
  private final int batchRows;

  /**
   * @param batchRows at most so many rows go in one transaction
   */
  public WarehousePrune(WarehouseLocation location, int batchRows) {
    if (batchRows < 1) {
      throw new IllegalArgumentException("batchRows: " + batchRows + " is not >= 1");
    }
    this.location = location;
    this.batchRows = batchRows;
  }

  /**
   * Rows that are no longer to be kept.
   *
   * @param before those that are older go
   * @param accounts whose rows; those of all others where {@code others}. Rows of a table that has
   *     no account are nobody's, so they go with {@code others} only
   */
  public record Overdue(
      WarehouseTable table, Instant before, Set<String> accounts, boolean others) {
    public Overdue {
      accounts = Set.copyOf(accounts);
    }
  }

  /** How many they are now; changes nothing. */
  public long count(Overdue overdue) {
    PrunedTable table = PrunedTable.of(overdue.table());
    String sql =
        "SELECT count(*) FROM %s WHERE %s < ?%s"
            .formatted(table.from(), table.age(), accounts(table, overdue));
    try (Connection connection = open();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, time(overdue.before()));
      setAccounts(statement, 2, overdue);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      throw ConnectFailure.of(location, e);
    }
  }

  /** Deletes them; returns how many went. */
  public long delete(Overdue overdue) {
    PrunedTable table = PrunedTable.of(overdue.table());
    try (Connection connection = open();
        PreparedStatement statement = connection.prepareStatement(batch(table, overdue))) {
      statement.setObject(1, time(overdue.before()));
      setAccounts(statement, 3, overdue);
      OffsetDateTime from = OffsetDateTime.MIN;
      long all = 0;
      while (true) {
        statement.setObject(2, from);
        try (ResultSet rows = statement.executeQuery()) {
          rows.next();
          long found = rows.getLong(1);
          long gone = rows.getLong(2);
          all += gone;
          if (found < batchRows || gone == 0) {
            return all;
          }
          // What went is still in the index until a vacuum: start behind it.
          from = rows.getObject(3, OffsetDateTime.class);
        }
      }
    } catch (SQLException e) {
      throw ConnectFailure.of(location, e);
    }
  }

  private String batch(PrunedTable table, Overdue overdue) {
    return """
    WITH overdue AS (
      SELECT t.ctid AS place, (%1$s)::timestamptz AS age FROM %2$s
      WHERE %1$s < ? AND %1$s >= ?%3$s%4$s
      ORDER BY %1$s LIMIT %5$d FOR UPDATE OF t SKIP LOCKED
    ), gone AS (
      DELETE FROM %6$s AS d USING overdue WHERE d.ctid = overdue.place RETURNING overdue.age
    )
    SELECT (SELECT count(*) FROM overdue), count(*), max(age) FROM gone\
    """
        .formatted(
            table.age(),
            table.from(),
            accounts(table, overdue),
            table.keptBy() == null ? "" : " AND NOT " + table.keptBy(),
            batchRows,
            PrunedTable.schemaName(overdue.table()));
  }

  private static String accounts(PrunedTable table, Overdue overdue) {
    String account = table.account() == null ? "NULL::text" : table.account();
    return overdue.others()
        ? " AND (%1$s <> ALL (?) OR %1$s IS NULL)".formatted(account)
        : " AND %s = ANY (?)".formatted(account);
  }

  private static void setAccounts(PreparedStatement statement, int parameter, Overdue overdue)
      throws SQLException {
    String[] ids = overdue.accounts().toArray(String[]::new);
    statement.setArray(parameter, statement.getConnection().createArrayOf("text", ids));
  }

  private Connection open() throws SQLException {
    var source = ConnectionSource.dataSource(location);
    // Counting, or the first batch of a table that has no index for it, may take long.
    source.setSocketTimeout(0);
    return source.getConnection();
  }

  private static OffsetDateTime time(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
