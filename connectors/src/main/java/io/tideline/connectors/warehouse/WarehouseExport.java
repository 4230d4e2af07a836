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
        ResultSet rows =
            statement.executeQuery(RowTexts.select(table) + RowTexts.orderByKey(table));
        return format == ExportFormat.CSV ? csv(table, rows, out) : jsonLines(table, rows, out);
      }
    } catch (SQLException e) {
      throw ConnectFailure.of(location, e);
    }
  }

  private static long jsonLines(WarehouseTable table, ResultSet rows, OutputStream out)
      throws SQLException, IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    long count = 0;
    while (rows.next()) {
      TableRow row = RowTexts.read(table, rows);
      writer.write(TableJson.line(row, rows.getString(RowTexts.UPDATED_AT)));
      writer.write('\n');
      count++;
    }
    writer.flush();
    return count;
  }

  private static long csv(WarehouseTable table, ResultSet rows, OutputStream out)
      throws SQLException, IOException {
    List<String> names = table.columns().stream().map(Column::name).collect(Collectors.toList());
    names.add(RowTexts.UPDATED_AT);
    names.add(RowTexts.REVISION);
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
}
