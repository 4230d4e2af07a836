package io.tideline.connectors.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;

/**
 * Reads one record's bytes into field values in one pass, and says what the bytes are. The limits
 * that CONTRACTS §1 sets on records are the only ones: the parser's own on the length of names,
 * numbers and strings are lifted, since a record's size is bounded.
 */
final class RecordReader {

  static final int MAX_BYTES = 1024 * 1024;
  static final int MAX_DEPTH = 32;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNameLength(MAX_BYTES)
                  .maxNumberLength(MAX_BYTES)
                  .maxStringLength(MAX_BYTES)
                  .build())
          // UTF-8 only, and many strange names are no reason to refuse a record.
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .build();

  private final ValueReader valueReader = new ValueReader();

  RecordShape read(byte[] record, FieldValues values) {
    if (record.length > MAX_BYTES) {
      return RecordShape.TOO_LARGE;
    }
    if (Utf8.isValid(record)) {
      try (JsonParser parser = JSON.createParser(record)) {
        RecordShape shape = readRoot(parser, values);
        if (shape != RecordShape.MALFORMED && parser.nextToken() == null) {
          return shape;
        }
      } catch (IOException notJson) {
        // What it was is not told further: the parser's message quotes the record.
      }
    }
    return BracketDepth.of(record) > MAX_DEPTH ? RecordShape.TOO_DEEP : RecordShape.MALFORMED;
  }

  private RecordShape readRoot(JsonParser parser, FieldValues values) throws IOException {
    JsonToken root = parser.nextToken();
    if (root == null) {
      return RecordShape.MALFORMED;
    }
    if (root == JsonToken.VALUE_NULL) {
      return RecordShape.TOMBSTONE;
    }
    if (root != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return RecordShape.NOT_AN_OBJECT;
    }
    readFields(parser, values);
    return RecordShape.OBJECT;
  }

  private void readFields(JsonParser parser, FieldValues values) throws IOException {
    values.clear();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      Field field = FieldNames.find(name);
      parser.nextToken();
      if (field == null) {
        parser.skipChildren();
      } else {
        valueReader.read(parser, field, values);
      }
    }
  }
}
