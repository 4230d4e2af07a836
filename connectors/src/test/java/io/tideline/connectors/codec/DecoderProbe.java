package io.tideline.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.DeadLetterReason;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.Topic;

/** A decoder at noon of one day, with small valid events to change, and answers to its answers. */
final class DecoderProbe {

  static final long NOW = Rfc3339.parse("2026-03-01T12:00:00.000Z");
  static final Origin ORIGIN = new Origin("tideline.comments", 3, 42);

  static final String ENDED =
      "{\"event_id\":\"e\",\"type\":\"live.ended\",\"occurred_at\":\"2026-03-01T12:00:00Z\","
          + "\"account_id\":\"a\",\"live_id\":\"l\"}";
  static final String COMMENT =
      "{\"event_id\":\"e\",\"type\":\"comment.created\",\"occurred_at\":\"2026-03-01T12:00:00Z\","
          + "\"account_id\":\"a\",\"comment_id\":\"c\",\"video_id\":\"v\",\"direction\":\"inbound\","
          + "\"sender_type\":\"customer\",\"sender_id\":\"s\"}";

  final EventDecoder decoder = new EventDecoder(() -> NOW);

  Decoded decode(Topic topic, String json) {
    return decoder.decode(topic, EventJson.bytes(json), ORIGIN, NOW);
  }

  /** Of a record that must be valid. */
  Event eventOf(Topic topic, String json) {
    Decoded decoded = decode(topic, json);
    assertThat(decoded.deadLetter()).isNull();
    return decoded.event();
  }

  /** Of a record that must not be valid. */
  DeadLetter deadLetterOf(Topic topic, String json) {
    Decoded decoded = decode(topic, json);
    assertThat(decoded.event()).isNull();
    assertThat(decoded.deadLetter()).isNotNull();
    return decoded.deadLetter();
  }

  /** The same of a record on {@code live-events}. */
  DeadLetterReason reasonOf(String json) {
    return deadLetterOf(Topic.LIVE_EVENTS, json).reason();
  }

  /** The object with more members. */
  static String with(String json, String members) {
    return json.substring(0, json.length() - 1) + "," + members + "}";
  }

  static String quoted(String name, String text) {
    return "\"" + name + "\":\"" + text + "\"";
  }
}
