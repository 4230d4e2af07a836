package io.tideline.connectors.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tideline.connectors.kafka.OutputTopic;
import io.tideline.connectors.kafka.TopicRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * The place of a record in its topic's file, which must not depend on the order of arrival: dead
 * letters by (source topic, partition, offset), all others by (time, key, revision); where that is
 * equal, by text.
 */
record RecordOrder(long millis, String key, long first, long second, TopicRecord record) {
  static final Comparator<RecordOrder> COMPARATOR =
      Comparator.comparingLong(RecordOrder::millis)
          .thenComparing(RecordOrder::key)
          .thenComparingLong(RecordOrder::first)
          .thenComparingLong(RecordOrder::second)
          .thenComparing(order -> order.record().json());

  private static final JsonFactory JSON = new JsonFactory();

  static RecordOrder of(TopicRecord record) {
    Map<String, String> fields = scalars(record.json());
    if (record.topic().equals(OutputTopic.DEAD_LETTERS.baseName())) {
      return new RecordOrder(
          0,
          fields.getOrDefault("source_topic", ""),
          number(fields, "source_partition"),
          number(fields, "source_offset"),
          record);
    }
    return new RecordOrder(
        record.timestampMillis(), record.key(), number(fields, "revision"), 0, record);
  }

  private static long number(Map<String, String> fields, String name) {
    return Long.parseLong(fields.getOrDefault(name, "0"));
  }

  /** The texts of the object's own numbers and strings. */
  private static Map<String, String> scalars(String json) {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken value = parser.nextToken();
        if (value == JsonToken.VALUE_NUMBER_INT || value == JsonToken.VALUE_STRING) {
          fields.put(name, parser.getText());
        }
        parser.skipChildren();
      }
      return fields;
    } catch (IOException e) {
      throw new UncheckedIOException("not a JSON object, though Tideline wrote it", e);
    }
  }
}
