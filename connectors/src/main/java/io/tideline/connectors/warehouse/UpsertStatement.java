package io.tideline.connectors.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes rows of one table in one statement: an array a column, unnested on the server. Measured
 * against row-wise JDBC batches (half as fast) and COPY into a staging table (equal, but needs the
 * right to make temporary tables).
 */
final class UpsertStatement {

  private final List<Column> columns;
  private final String sql;

  UpsertStatement(WarehouseTable table) {
    this.columns = table.columns();
    this.sql = sqlFor(table);
  }

  /** The rows must differ in their keys; rows older than what is there change nothing. */
  void execute(Connection connection, List<TableRow> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < columns.size(); i++) {
        String[] values = new String[rows.size()];
        for (int row = 0; row < values.length; row++) {
          values[row] = rows.get(row).values()[i];
        }
        statement.setArray(i + 1, connection.createArrayOf(elementType(columns.get(i)), values));
      }
      Long[] revisions = rows.stream().map(TableRow::revision).toArray(Long[]::new);
      statement.setArray(columns.size() + 1, connection.createArrayOf("bigint", revisions));
      statement.executeUpdate();
    }
  }

  private static String sqlFor(WarehouseTable table) {
    String parameters =
        table.columns().stream()
            .map(column -> "?::" + elementType(column) + "[]")
            .collect(Collectors.joining(", "));
    String changes =
        table.columns().stream()
            .filter(column -> !column.key())
            .map(column -> assignment(column.name()))
            .collect(Collectors.joining(", "));
    return """
        INSERT INTO %s.%s AS t (%s, revision, updated_at)
        SELECT r.*, now() FROM unnest(%s, ?::bigint[]) AS r
        ON CONFLICT (%s) DO UPDATE SET %s, %s, %s WHERE excluded.revision >= t.revision"""
        .formatted(
            WarehouseTable.SCHEMA,
            table.tableName(),
            names(table.columns()),
            parameters,
            names(table.keyColumns()),
            changes,
            assignment("revision"),
            assignment("updated_at"));
  }

  private static String names(List<Column> columns) {
    return columns.stream()
        .map(column -> '"' + column.name() + '"')
        .collect(Collectors.joining(", "));
  }

  private static String assignment(String column) {
    return "\"%s\" = excluded.\"%s\"".formatted(column, column);
  }

  /** The type without its precision, which an array type does not take. */
  private static String elementType(Column column) {
    String type = column.type().sql();
    int precision = type.indexOf('(');
    return precision < 0 ? type : type.substring(0, precision);
  }
}
