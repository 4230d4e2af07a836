package io.tideline.job.cluster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tideline.udfs.event.Topic;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a producer has to know of an event, found also in front of the place where it breaks. */
final class ScenarioLine {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> WANTED =
      Set.of(
          "event_id",
          "occurred_at",
          "account_id",
          "video_id",
          "conversation_id",
          "customer_id",
          "live_id",
          "order_id",
          "visitor_id",
          "person_id",
          "campaign",
          "subject_id");

  private final Map<String, String> fields;

  private ScenarioLine(Map<String, String> fields) {
    this.fields = fields;
  }

  static ScenarioLine read(byte[] line) {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        readFields(parser, fields);
      }
    } catch (IOException e) {
      // A scenario holds broken lines on purpose; what was read so far counts.
      return new ScenarioLine(fields);
    }
    return new ScenarioLine(fields);
  }

  @Nullable String eventId() {
    return fields.get("event_id");
  }

  /** The contract's key of the topic, or what stands in for it where the event has none. */
  @Nullable String key(Topic topic) {
    return keyFields(topic).stream()
        .map(fields::get)
        .filter(value -> value != null && !value.isEmpty())
        .findFirst()
        .orElse(null);
  }

  /** Milliseconds of {@code occurred_at}, empty where it is no time. */
  OptionalLong occurredAt() {
    String text = fields.get("occurred_at");
    if (text == null) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(OffsetDateTime.parse(text).toInstant().toEpochMilli());
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  private static void readFields(JsonParser parser, Map<String, String> fields) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value.isStructStart()) {
        parser.skipChildren();
      } else if (WANTED.contains(name)
          && (value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT)) {
        fields.put(name, parser.getText());
      }
    }
  }

  private static List<String> keyFields(Topic topic) {
    return switch (topic) {
      case COMMENTS, VIDEO_METRICS -> List.of("video_id");
      case DIRECT_MESSAGES, CONVERSATION_EVENTS -> List.of("conversation_id", "customer_id");
      case LIVE_EVENTS -> List.of("live_id");
      case COMMERCE_EVENTS -> List.of("order_id", "visitor_id");
      case TOUCHPOINTS, IDENTITIES -> List.of("visitor_id", "person_id");
      case COSTS -> List.of("campaign");
      case AUDIENCE_ACTIVITY -> List.of("account_id");
      case PRIVACY_REQUESTS -> List.of("subject_id");
    };
  }
}
