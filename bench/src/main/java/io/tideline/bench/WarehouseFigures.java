package io.tideline.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tideline.connectors.local.LocalPostgres;
import io.tideline.connectors.warehouse.WarehouseLocation;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a job has left in the tables. */
final class WarehouseFigures implements AutoCloseable {
  private static final List<String> TABLES =
      List.of("messages", "volume_hourly", "volume_daily", "alerts", "dead_letters");

  private final Connection connection;

  private WarehouseFigures(Connection connection) {
    this.connection = connection;
  }

  static WarehouseFigures open(WarehouseLocation location) throws SQLException {
    return new WarehouseFigures(
        DriverManager.getConnection(location.url(), LocalPostgres.USER, LocalPostgres.PASSWORD));
  }

  /** Comments in the hours of whole accounts: each is in exactly one of them. */
  long countedEvents() throws SQLException {
    return number(
        "SELECT coalesce(sum(count), 0) FROM tideline.volume_hourly"
            + " WHERE video_id = '' AND series = 'comment'");
  }

  long series() throws SQLException {
    return number(
        "SELECT count(*) FROM (SELECT DISTINCT account_id, platform, series, video_id"
            + " FROM tideline.volume_hourly) AS series");
  }

  /** Empties all tables, so that every job begins alike: to insert costs less than to update. */
  void clear() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT t.table_name FROM information_schema.tables t"
                    + " JOIN information_schema.columns c USING (table_schema, table_name)"
                    + " WHERE t.table_schema = 'tideline' AND t.table_type = 'BASE TABLE'"
                    + " AND c.column_name = 'revision'")) {
      while (result.next()) {
        tables.add("tideline." + result.getString(1));
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE " + String.join(", ", tables));
    }
  }

  void putRows(ObjectNode rows) throws SQLException {
    for (String table : TABLES) {
      rows.put(table, number("SELECT count(*) FROM tideline." + table));
    }
  }

  private long number(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
