package io.tideline.connectors.warehouse;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Copies a table out of the warehouse, ordered by key, as one consistent state. Rows are streamed,
 * so a table of any size can be exported in little memory.
 */
public final class WarehouseExport {

  private static final int FETCH_ROWS = 2_000;
  private static final String UPDATED_AT = "updated_at";
  private static final String REVISION = "revision";

  private final WarehouseLocation location;

  public WarehouseExport(WarehouseLocation location) {
    this.location = location;
  }

  /**
   * Writes all rows and flushes, but does not close, the stream.
   *
   * @return how many rows were written
   * @throws WarehouseException the warehouse cannot be read, in one line
   * @throws IOException the stream cannot be written
   */
  public long exportTo(WarehouseTable table, ExportFormat format, OutputStream out)
      throws IOException {
    var source = ConnectionSource.dataSource(location);
    // Sorting a large table takes as long as it takes before the first row comes.
    source.setSocketTimeout(0);
    try (Connection connection = source.getConnection()) {
      connection.setReadOnly(true);
      // The driver streams through a cursor only inside a transaction.
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(FETCH_ROWS);
        ResultSet rows = statement.executeQuery(select(table));
        return format == ExportFormat.CSV ? csv(table, rows, out) : jsonLines(table, rows, out);
      }
    } catch (SQLException e) {
      throw ConnectFailure.of(location, e);
    }
  }

  private static long jsonLines(WarehouseTable table, ResultSet rows, OutputStream out)
      throws SQLException, IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    int columns = table.columns().size();
    long count = 0;
    while (rows.next()) {
      String[] values = new String[columns];
      for (int i = 0; i < columns; i++) {
        values[i] = rows.getString(i + 1);
      }
      TableRow row = new TableRow(table.tableName(), values, rows.getLong(REVISION));
      writer.write(TableJson.line(row, rows.getString(UPDATED_AT)));
      writer.write('\n');
      count++;
    }
    writer.flush();
    return count;
  }

  private static long csv(WarehouseTable table, ResultSet rows, OutputStream out)
      throws SQLException, IOException {
    List<String> names = table.columns().stream().map(Column::name).collect(Collectors.toList());
    names.add(UPDATED_AT);
    names.add(REVISION);
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(false).setLineSeparator("\r\n");
    names.forEach(schema::addColumn);
    CsvFactory factory =
        CsvFactory.builder()
            .enable(CsvGenerator.Feature.ALWAYS_QUOTE_EMPTY_STRINGS)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();
    long count = 0;
    try (CsvGenerator csv = factory.createGenerator(out)) {
      csv.setSchema(schema.build());
      // Written as a row of its own, since the library leaves the header of an empty table out.
      writeCsv(csv, names, names);
      while (rows.next()) {
        List<String> values = new ArrayList<>(names.size());
        for (int i = 1; i <= names.size(); i++) {
          values.add(rows.getString(i));
        }
        writeCsv(csv, names, values);
        count++;
      }
    }
    return count;
  }

  /** As an object by name: in an array the library would leave nulls out and shift the others. */
  private static void writeCsv(CsvGenerator csv, List<String> names, List<String> values)
      throws IOException {
    csv.writeStartObject();
    for (int i = 0; i < names.size(); i++) {
      csv.writeFieldName(names.get(i));
      String value = values.get(i);
      if (value == null) {
        csv.writeNull();
      } else {
        csv.writeString(value);
      }
    }
    csv.writeEndObject();
  }

  private static String select(WarehouseTable table) {
    String columns =
        table.columns().stream()
            .map(column -> text(column.name(), column.type()))
            .collect(Collectors.joining(", "));
    String keys =
        table.keyColumns().stream()
            .map(column -> "t.\"" + column.name() + '"')
            .collect(Collectors.joining(", "));
    return "SELECT %s, %s, revision FROM %s.%s AS t ORDER BY %s"
        .formatted(
            columns,
            text(UPDATED_AT, ColumnType.TIMESTAMP),
            WarehouseTable.SCHEMA,
            table.tableName(),
            keys);
  }

  /** The column as the text that rows on their way in have. */
  private static String text(String column, ColumnType type) {
    return switch (type) {
      case TIMESTAMP ->
          "to_char(t.\"%s\" AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') AS \"%s\""
              .formatted(column, column);
      default -> "t.\"%s\"::text AS \"%s\"".formatted(column, column);
    };
  }
}
