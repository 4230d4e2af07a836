package io.tideline.connectors.warehouse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.tideline.connectors.codec.Rfc3339;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row as the JSON line of file mode and of the export: every column in order, then {@code
 * updated_at} and {@code revision}. Money is a string, JSON columns are embedded, other numbers are
 * numbers; null columns are written as null. A value that is not of its column's type, as a
 * rejected row may hold, is written as a string, so that the line is always valid JSON.
 */
public final class TableJson {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");

  private TableJson() {}

  /** One line without its line break. */
  public static String line(TableRow row, long updatedAtMillis) {
    return line(row, Rfc3339.format(updatedAtMillis));
  }

  /** As {@link #line(TableRow, long)} with the time as text; null leaves {@code updated_at} out. */
  static String line(TableRow row, @Nullable String updatedAt) {
    List<Column> columns = WarehouseTable.ofName(row.table()).columns();
    StringWriter text = new StringWriter(64 + 32 * columns.size());
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (int i = 0; i < columns.size(); i++) {
        json.writeFieldName(columns.get(i).name());
        write(json, columns.get(i).type(), row.values()[i]);
      }
      if (updatedAt != null) {
        json.writeStringField("updated_at", updatedAt);
      }
      json.writeNumberField("revision", row.revision());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("table " + row.table(), e);
    }
    return text.toString();
  }

  /** The line with the columns of a mark as that sets them; of a table without JSON columns. */
  public static String marked(String line, TableRow mark) {
    WarehouseTable table = WarehouseTable.ofName(mark.table());
    StringWriter text = new StringWriter(line.length() + 32);
    try (JsonParser parser = JSON.createParser(line);
        JsonGenerator json = JSON.createGenerator(text)) {
      parser.nextToken();
      json.writeStartObject();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        json.writeFieldName(name);
        parser.nextToken();
        if (table.markColumns().contains(name)) {
          int position = table.indexOf(name);
          write(json, table.columns().get(position).type(), mark.values()[position]);
        } else {
          json.copyCurrentEventExact(parser);
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("table " + mark.table(), e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, ColumnType type, @Nullable String value)
      throws IOException {
    if (value == null) {
      json.writeNull();
      return;
    }
    switch (type) {
      case TEXT, TIMESTAMP, DATE, MONEY -> json.writeString(value);
      case BIGINT, NUMERIC -> writeNumber(json, value);
      case BOOLEAN -> writeBoolean(json, value);
      case JSON -> writeEmbedded(json, value);
    }
  }

  private static void writeNumber(JsonGenerator json, String value) throws IOException {
    if (NUMBER.matcher(value).matches()) {
      json.writeNumber(value);
    } else {
      json.writeString(value);
    }
  }

  private static void writeBoolean(JsonGenerator json, String value) throws IOException {
    if (value.equals("true") || value.equals("false")) {
      json.writeBoolean(value.equals("true"));
    } else {
      json.writeString(value);
    }
  }

  private static void writeEmbedded(JsonGenerator json, String value) throws IOException {
    String compact = compact(value);
    if (compact == null) {
      json.writeString(value);
    } else {
      json.writeRawValue(compact);
    }
  }

  /** Without white space, since a line break would end the line; null where it is not JSON. */
  private static @Nullable String compact(String value) throws IOException {
    StringWriter text = new StringWriter(value.length());
    try (JsonParser parser = JSON.createParser(value);
        JsonGenerator copy = JSON.createGenerator(text)) {
      boolean complete = false;
      while (parser.nextToken() != null) {
        if (complete) {
          return null;
        }
        copy.copyCurrentEventExact(parser);
        complete = parser.getParsingContext().inRoot();
      }
      if (!complete) {
        return null;
      }
    } catch (JsonProcessingException e) {
      return null;
    }
    return text.toString();
  }
}
