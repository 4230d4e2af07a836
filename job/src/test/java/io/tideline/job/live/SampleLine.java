package io.tideline.job.live;

import java.time.Instant;

/** Takes the records of a {@link SampleScenario}. */
interface SampleLine {
  /** One record of a topic; it arrives some seconds after that time. */
  void put(String topic, long atMillis, String json);

  /** The beginning of an event's record. */
  static String event(String type, String id, long atMillis) {
    return event(type, id, atMillis, "acct");
  }

  /** The same of another account. */
  static String event(String type, String id, long atMillis, String account) {
    return "{\"event_id\":\"%s\",\"type\":\"%s\",\"occurred_at\":\"%s\",\"account_id\":\"%s\""
        .formatted(id, type, Instant.ofEpochMilli(atMillis), account);
  }
}
