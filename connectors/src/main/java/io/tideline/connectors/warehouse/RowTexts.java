package io.tideline.connectors.warehouse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads rows of a table as the texts that rows on their way in have ({@link TableRow#values()}).
 */
final class RowTexts {
  static final String UPDATED_AT = "updated_at";
  static final String REVISION = "revision";

  private RowTexts() {}

  /** All rows, with {@value #UPDATED_AT} and {@value #REVISION}; the table's alias is {@code t}. */
  static String select(WarehouseTable table) {
    String columns =
        table.columns().stream()
            .map(column -> text(column.name(), column.type()))
            .collect(Collectors.joining(", "));
    return "SELECT %s, %s, t.%s FROM %s.%s AS t"
        .formatted(
            columns,
            text(UPDATED_AT, ColumnType.TIMESTAMP),
            REVISION,
            WarehouseTable.SCHEMA,
            table.tableName());
  }

  /** In the order of the key. */
  static String orderByKey(WarehouseTable table) {
    return table.keyColumns().stream()
        .map(column -> "t.\"" + column.name() + '"')
        .collect(Collectors.joining(", ", " ORDER BY ", ""));
  }

  /** The row that the result of such a select stands on. */
  static TableRow read(WarehouseTable table, ResultSet rows) throws SQLException {
    List<Column> columns = table.columns();
    String[] values = new String[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows.getString(i + 1);
    }
    return new TableRow(table.tableName(), values, rows.getLong(REVISION));
  }

  private static String text(String column, ColumnType type) {
    return switch (type) {
      case TIMESTAMP ->
          "to_char(t.\"%s\" AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') AS \"%s\""
              .formatted(column, column);
      default -> "t.\"%s\"::text AS \"%s\"".formatted(column, column);
    };
  }
}
