package io.tideline.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tideline.connectors.local.LocalPostgres;
import io.tideline.connectors.warehouse.WarehouseLocation;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
