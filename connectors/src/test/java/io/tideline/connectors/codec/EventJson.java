package io.tideline.connectors.codec;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes an event as a producer would, by the names of its records' components. */
final class EventJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private EventJson() {}

  static ObjectNode of(Event event) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("event_id", event.eventId());
    json.put("type", event.type().wireName());
    json.put("occurred_at", Rfc3339.format(event.occurredAtMillis()));
    json.put("account_id", event.accountId());
    json.put("platform", event.platform());
    json.put("received_at", Rfc3339.format(event.receivedAtMillis()));
    for (RecordComponent component : Event.class.getRecordComponents()) {
      if (valueOf(component, event) instanceof Record body) {
        putAll(json, body, event.type());
      }
    }
    return json;
  }

  static byte[] bytes(Event event) {
    return bytes(of(event));
  }

  static byte[] bytes(ObjectNode json) {
    try {
      return MAPPER.writeValueAsBytes(json);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static void putAll(ObjectNode json, Record body, EventType type) {
    for (RecordComponent component : body.getClass().getRecordComponents()) {
      if (component.getType() == DeadLetter.class) {
        continue;
      }
      put(json, wireName(component.getName(), type), valueOf(component, body), type);
    }
  }

  private static void put(ObjectNode json, String name, @Nullable Object value, EventType type) {
    if (name.endsWith("_millis")) {
      String time = Rfc3339.format((Long) value);
      String at = name.substring(0, name.length() - "_millis".length());
      json.put(at, time);
    } else if (value instanceof Long number) {
      json.put(name, number);
    } else if (value instanceof Double number) {
      json.put(name, number);
    } else if (value instanceof Boolean is) {
      json.put(name, is);
    } else if (value instanceof BigDecimal money) {
      json.put(name, money.toPlainString());
    } else if (value instanceof Enum<?> constant) {
      json.put(name, constant.name().toLowerCase(Locale.ROOT));
    } else if (value instanceof List<?> list) {
      putList(json.putArray(name), list, type);
    } else if (value instanceof Record nested) {
      putAll(json.putObject(name), nested, type);
    } else if (value != null) {
      json.put(name, (String) value);
    }
  }

  private static void putList(ArrayNode array, List<?> list, EventType type) {
    for (Object element : list) {
      if (element instanceof Record nested) {
        putAll(array.addObject(), nested, type);
      } else {
        array.add((String) element);
      }
    }
  }

  private static String wireName(String component, EventType type) {
    return switch (component) {
      case "messageId" -> type == EventType.COMMENT_CREATED ? "comment_id" : "message_id";
      case "durationSeconds" -> "duration_s";
      case "watchTimeSeconds" -> "watch_time_s";
      default -> component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    };
  }

  private static @Nullable Object valueOf(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
