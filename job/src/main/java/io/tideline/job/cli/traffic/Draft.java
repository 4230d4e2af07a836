package io.tideline.job.cli.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tideline.udfs.event.EventType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event while its fields are put together. */
final class Draft {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EventType type;
  private final Stamp stamp;
  private final Map<String, Object> fields = new LinkedHashMap<>();

  /**
   * What every event has.
   *
   * @param id unique among all events of all runs; ids of other things are made of it too
   */
  record Stamp(String id, long atMillis, String account) {
    /** An id that starts with what it names. */
    String id(String prefix) {
      return prefix + id;
    }

    Stamp of(String otherAccount) {
      return new Stamp(id, atMillis, otherAccount);
    }
  }

  private Draft(EventType type, Stamp stamp) {
    this.type = type;
    this.stamp = stamp;
  }

  static Draft of(EventType type, Stamp stamp) {
    return new Draft(type, stamp)
        .put("event_id", stamp.id("e"))
        .put("type", type.wireName())
        .put("occurred_at", time(stamp.atMillis()))
        .put("account_id", stamp.account())
        .put("platform", "tiktok");
  }

  /** Puts a field; null leaves it out. */
  Draft put(String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
    return this;
  }

  TrafficRecord keyedBy(String key) {
    try {
      return new TrafficRecord(
          type.topic(), key, JSON.writeValueAsBytes(fields), stamp.atMillis(), false);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers can always be written", e);
    }
  }

  static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  /** Euros and cents, as the contract wants money. */
  static String money(long cents) {
    return "%d.%02d".formatted(cents / 100, cents % 100);
  }
}
