package io.tideline.connectors.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object to a string. */
final class JsonText {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int TYPICAL_LENGTH = 512;

  private JsonText() {}

  /** What the object holds. */
  @FunctionalInterface
  interface Fields {
    void writeTo(JsonGenerator json) throws IOException;
  }

  static String object(Fields fields) {
    StringWriter out = new StringWriter(TYPICAL_LENGTH);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      fields.writeTo(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be written", e);
    }
    return out.toString();
  }

  /** An array of what is written between its brackets. */
  static String array(Fields elements) {
    StringWriter out = new StringWriter(TYPICAL_LENGTH);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartArray();
      elements.writeTo(json);
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be written", e);
    }
    return out.toString();
  }

  /** Without an exponent and without trailing zeros; null as null. */
  static void writeNumber(JsonGenerator json, String name, @Nullable Double number)
      throws IOException {
    json.writeFieldName(name);
    if (number == null) {
      json.writeNull();
    } else {
      json.writeNumber(BigDecimal.valueOf(number).stripTrailingZeros().toPlainString());
    }
  }

  static void writeOptional(JsonGenerator json, String name, @Nullable String text)
      throws IOException {
    if (text != null) {
      json.writeStringField(name, text);
    }
  }

  static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
