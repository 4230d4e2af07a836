package io.tideline.connectors.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/**
 * Says what is wrong with a rejected row: table, column, reason, SQLSTATE. The server names the
 * column of a violated constraint only, so for other failures each value is tried against its
 * column's type.
 */
final class RejectionDetail {

  private RejectionDetail() {}

  /** The connection must be in a transaction that is not aborted; it still is afterwards. */
  static String of(Connection connection, TableRow row, SQLException failure) throws SQLException {
    String state = SqlFailure.stateOf(failure);
    String column = columnOf(connection, row, failure);
    String place = column == null ? row.table() : row.table() + "." + column;
    return "%s: %s (SQLSTATE %s)".formatted(place, reason(state), state);
  }

  private static @Nullable String columnOf(
      Connection connection, TableRow row, SQLException failure) throws SQLException {
    ServerErrorMessage server = SqlFailure.serverMessage(failure);
    if (server != null && server.getColumn() != null) {
      return server.getColumn();
    }
    WarehouseTable table = WarehouseTable.ofName(row.table());
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      if (row.values()[i] != null && !accepts(connection, column.type(), row.values()[i])) {
        return column.name();
      }
    }
    return null;
  }

  private static boolean accepts(Connection connection, ColumnType type, String value)
      throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (PreparedStatement cast =
        connection.prepareStatement("SELECT CAST(CAST(? AS text) AS " + type.sql() + ")")) {
      cast.setString(1, value);
      cast.executeQuery().close();
      connection.releaseSavepoint(before);
      return true;
    } catch (SQLException e) {
      if (SqlFailure.of(e) != SqlFailure.BAD_ROW) {
        throw e;
      }
      connection.rollback(before);
      return false;
    }
  }

  private static String reason(String state) {
    return switch (state) {
      case "22001" -> "text too long";
      case "22003" -> "number out of range";
      case "22007", "22008" -> "not a time that can be stored";
      case "22P02", "22023" -> "not of the column's type";
      case "22021" -> "a character that cannot be stored (NUL or not UTF-8)";
      case "22P05" -> "a character that cannot be stored in JSON (\\u0000)";
      case "23502" -> "a value is required";
      case "54000" -> "too large for the table's key";
      default ->
          switch (state.substring(0, 2)) {
            case "22" -> "a value that cannot be stored";
            case "23" -> "a constraint is violated";
            default -> "a limit of the database is exceeded";
          };
    };
  }
}
