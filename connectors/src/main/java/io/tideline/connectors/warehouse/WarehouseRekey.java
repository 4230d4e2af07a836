package io.tideline.connectors.warehouse;

import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Renews the pseudonyms of rows that were written under an older secret ({@link Pseudonyms}), in
 * every table, a page of rows a transaction. A pseudonym says which secret it is of, so what is
 * renewed is not renewed again: it may be stopped at any point and run again, also while the job
 * runs. No secret goes to the server.
 */
public final class WarehouseRekey {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String ROLLED_BACK_FOR_ANOTHER = "40";
  private static final int MOST_TRIES = 10;

  private final WarehouseLocation location;
  private final Pseudonyms pseudonyms;
  private final int pageRows;

  /**
   * @param secret the newest, with all before it
   * @param pageRows so many rows are read at a time
   */
  public WarehouseRekey(WarehouseLocation location, PseudonymSecret secret, int pageRows) {
    this.location = location;
    this.pseudonyms = new Pseudonyms(secret);
    this.pageRows = pageRows;
  }

  /** How many rows of each table are to be renewed; changes nothing. */
  public Map<String, Long> count() {
    return each((connection, table, rows) -> rows.size());
  }

  /** Renews them; returns how many they were, by table. */
  public Map<String, Long> renew() {
    return each(WarehouseRekey::write);
  }

  @FunctionalInterface
  private interface Step {
    long on(Connection connection, RekeyedTable table, List<RenewedRow> rows) throws SQLException;
  }

  private Map<String, Long> each(Step step) {
    Map<String, Long> counts = new LinkedHashMap<>();
    try (Connection connection = ConnectionSource.to(location).open()) {
      connection.setAutoCommit(false);
      for (RekeyedTable table : RekeyedTable.ALL) {
        counts.put(table.table().tableName(), pages(connection, table, step));
      }
      return counts;
    } catch (SQLException e) {
      throw ConnectFailure.of(location, e);
    }
  }

  private long pages(Connection connection, RekeyedTable table, Step step) throws SQLException {
    String[] last = null;
    long count = 0;
    while (true) {
      List<String[]> page = page(connection, table, last);
      List<RenewedRow> rows = new ArrayList<>();
      for (String[] values : page) {
        RenewedRow.of(table, values, pseudonyms).ifPresent(rows::add);
      }
      if (!rows.isEmpty()) {
        count += step.on(connection, table, rows);
      }
      connection.commit();
      if (page.size() < pageRows) {
        return count;
      }
      last = page.get(page.size() - 1);
    }
  }

  private List<String[]> page(Connection connection, RekeyedTable table, String @Nullable [] last)
      throws SQLException {
    List<String[]> page = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(table.page(last == null, pageRows))) {
      for (int i = 0; last != null && i < table.keySize(); i++) {
        statement.setString(i + 1, last[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String[] values = new String[table.keySize() + table.columns().size() + 1];
          for (int i = 0; i < values.length; i++) {
            values[i] = rows.getString(i + 1);
          }
          page.add(values);
        }
      }
    }
    return page;
  }

  /** All at once; one by one where two would have one key, or the job is writing the same. */
  private static long write(Connection connection, RekeyedTable table, List<RenewedRow> rows)
      throws SQLException {
    try {
      return execute(connection, table, rows);
    } catch (SQLException e) {
      connection.rollback();
      if (!mayBeTriedAgain(e)) {
        throw e;
      }
    }
    long count = 0;
    for (RenewedRow row : rows) {
      count += writeAlone(connection, table, row);
    }
    return count;
  }

  private static long writeAlone(Connection connection, RekeyedTable table, RenewedRow row)
      throws SQLException {
    for (int tries = 1; ; tries++) {
      try {
        long count = execute(connection, table, List.of(row));
        connection.commit();
        return count;
      } catch (SQLException e) {
        connection.rollback();
        if (tries == MOST_TRIES || !mayBeTriedAgain(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean mayBeTriedAgain(SQLException failure) {
    String state = SqlFailure.stateOf(failure);
    return state.equals(UNIQUE_VIOLATION) || state.startsWith(ROLLED_BACK_FOR_ANOTHER);
  }

  private static long execute(Connection connection, RekeyedTable table, List<RenewedRow> rows)
      throws SQLException {
    long merged = 0;
    for (String sql : table.merge()) {
      merged += execute(connection, sql, table, rows);
    }
    return merged + execute(connection, table.update(), table, rows);
  }

  private static long execute(
      Connection connection, String sql, RekeyedTable table, List<RenewedRow> rows)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int next = 1;
      for (int i = 0; i < table.keySize(); i++) {
        int column = i;
        next = set(statement, next, rows, row -> row.key()[column]);
      }
      for (int i = 0; i < table.columns().size(); i++) {
        int column = i;
        next = set(statement, next, rows, row -> row.before()[column]);
      }
      for (int i = 0; i < table.columns().size(); i++) {
        int column = i;
        next = set(statement, next, rows, row -> row.after()[column]);
      }
      return statement.executeUpdate();
    }
  }

  private static int set(
      PreparedStatement statement,
      int parameter,
      List<RenewedRow> rows,
      Function<RenewedRow, @Nullable String> part)
      throws SQLException {
    String[] texts = rows.stream().map(part).toArray(String[]::new);
    statement.setArray(parameter, statement.getConnection().createArrayOf("text", texts));
    return parameter + 1;
  }
}
