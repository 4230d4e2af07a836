package io.tideline.connectors.warehouse;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a batch in one transaction. All rows are first tried as they are; where the server refuses
 * a row, the batch is written again with a savepoint before each part, and the refused part is
 * halved until the rows at fault are alone.
 */
final class BatchTransaction {

  /** Bounds what one statement makes the server hold; larger statements are not faster. */
  private static final int STATEMENT_ROWS = 10_000;

  private final Connection connection;
  private final Map<WarehouseTable, Map<RowsStatement.Kind, RowsStatement>> statements =
      new EnumMap<>(WarehouseTable.class);

  /** The connection must not be in auto-commit mode. */
  BatchTransaction(Connection connection) {
    this.connection = connection;
  }

  /** Returns the rows that were refused; all others are committed. */
  List<RejectedRow> write(RowBatch batch) throws SQLException {
    try {
      for (var part : batch.byTable().entrySet()) {
        for (List<TableRow> rows : chunks(part.getValue())) {
          write(part.getKey(), rows);
        }
      }
      connection.commit();
      return List.of();
    } catch (SQLException e) {
      if (SqlFailure.of(e) != SqlFailure.BAD_ROW) {
        throw e;
      }
      connection.rollback();
      return writeWithoutBadRows(batch);
    }
  }

  private List<RejectedRow> writeWithoutBadRows(RowBatch batch) throws SQLException {
    List<RejectedRow> rejected = new ArrayList<>();
    for (var part : batch.byTable().entrySet()) {
      for (List<TableRow> rows : chunks(part.getValue())) {
        writePart(part.getKey(), rows, rejected);
      }
    }
    connection.commit();
    return rejected;
  }

  private void writePart(WarehouseTable table, List<TableRow> rows, List<RejectedRow> rejected)
      throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      write(table, rows);
      connection.releaseSavepoint(before);
    } catch (SQLException e) {
      if (SqlFailure.of(e) != SqlFailure.BAD_ROW) {
        throw e;
      }
      connection.rollback(before);
      if (rows.size() == 1) {
        TableRow row = rows.get(0);
        String detail = RejectionDetail.of(connection, row, e);
        rejected.add(new RejectedRow(row, SqlFailure.stateOf(e), detail));
      } else {
        int half = rows.size() / 2;
        writePart(table, rows.subList(0, half), rejected);
        writePart(table, rows.subList(half, rows.size()), rejected);
      }
    }
  }

  private void write(WarehouseTable table, List<TableRow> rows) throws SQLException {
    Map<RowsStatement.Kind, List<TableRow>> byKind =
        rows.stream()
            .collect(
                groupingBy(
                    RowsStatement.Kind::of,
                    () -> new EnumMap<>(RowsStatement.Kind.class),
                    toList()));
    for (var part : byKind.entrySet()) {
      statements
          .computeIfAbsent(table, t -> new EnumMap<>(RowsStatement.Kind.class))
          .computeIfAbsent(part.getKey(), kind -> RowsStatement.of(table, kind))
          .execute(connection, part.getValue());
    }
  }

  private static List<List<TableRow>> chunks(List<TableRow> rows) {
    List<List<TableRow>> chunks = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += STATEMENT_ROWS) {
      chunks.add(rows.subList(from, Math.min(rows.size(), from + STATEMENT_ROWS)));
    }
    return chunks;
  }
}
