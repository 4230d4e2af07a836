package io.tideline.connectors.codec;

import static io.tideline.connectors.codec.DecoderProbe.COMMENT;
import static io.tideline.connectors.codec.DecoderProbe.ENDED;
import static io.tideline.connectors.codec.DecoderProbe.NOW;
import static io.tideline.connectors.codec.DecoderProbe.ORIGIN;
import static io.tideline.connectors.codec.DecoderProbe.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.DeadLetterReason;
import io.tideline.udfs.event.Direction;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.Topic;
import org.junit.jupiter.api.Test;

/** When an event was received, and whether it is too early or too late. */
class EventDecoderTimesTest {

  private final DecoderProbe probe = new DecoderProbe();

  @Test
  void refusesWhatIsMoreThanFiveMinutesAheadOfTheClock() {
    String allowed = ENDED.replace("12:00:00Z", "12:05:00.000Z");
    String ahead = ENDED.replace("12:00:00Z", "12:05:00.001Z");

    assertThat(probe.eventOf(Topic.LIVE_EVENTS, allowed).occurredAtMillis())
        .isEqualTo(NOW + 300_000);
    assertThat(probe.reasonOf(ahead)).isEqualTo(DeadLetterReason.FUTURE_EVENT);
  }

  @Test
  void seesTheClockMoveOn() {
    long[] clock = {NOW};
    EventDecoder moving = new EventDecoder(() -> clock[0]);
    byte[] ahead = EventJson.bytes(ENDED.replace("12:00:00Z", "12:10:00Z"));

    assertThat(moving.decode(Topic.LIVE_EVENTS, ahead, ORIGIN, NOW).event()).isNull();
    clock[0] += 300_000;
    assertThat(moving.decode(Topic.LIVE_EVENTS, ahead, ORIGIN, NOW).event()).isNotNull();
  }

  @Test
  void prefersTheEventsOwnReceivedAtToTheDefault() {
    String received = with(ENDED, "\"received_at\":\"2026-03-01T12:30:00Z\"");

    assertThat(probe.eventOf(Topic.LIVE_EVENTS, received).receivedAtMillis())
        .isEqualTo(NOW + 1_800_000);
    assertThat(probe.decoder.decode(Topic.LIVE_EVENTS, EventJson.bytes(ENDED), ORIGIN, 5).event())
        .extracting(Event::receivedAtMillis)
        .isEqualTo(5L);
  }

  @Test
  void receivesALineOfAFileAtTheNewestOccurrenceUpToIt() {
    byte[] line = EventJson.bytes(ENDED);

    assertThat(receivedAt(line, Long.MIN_VALUE)).isEqualTo(NOW);
    assertThat(receivedAt(line, NOW - 1)).isEqualTo(NOW);
    assertThat(receivedAt(line, NOW + 1)).isEqualTo(NOW + 1);
  }

  private long receivedAt(byte[] line, long newestAbove) {
    return probe
        .decoder
        .decodeLine(Topic.LIVE_EVENTS, line, ORIGIN, newestAbove)
        .event()
        .receivedAtMillis();
  }

  @Test
  void givesALateEventItsOwnDeadLetter() {
    long limit = NOW + 3_660_000;

    assertThat(lateness(Topic.COMMENTS, COMMENT, limit)).isNull();
    DeadLetter letter = lateness(Topic.COMMENTS, COMMENT, limit + 1);
    assertThat(letter.reason()).isEqualTo(DeadLetterReason.LATE);
    assertThat(letter.detail()).startsWith("occurred_at: ");
    assertThat(letter.sourceOffset()).isEqualTo(42);
    assertThat(letter.raw()).isEqualTo(EventJson.bytes(COMMENT));
  }

  @Test
  void callsNothingLateThatNoWindowCounts() {
    long late = NOW + 3_660_001;

    assertThat(lateness(Topic.COMMENTS, COMMENT.replace("inbound", "outbound"), late)).isNull();
    assertThat(lateness(Topic.LIVE_EVENTS, ENDED, late)).isNull();
    for (EventType type : EventType.values()) {
      Event event = RandomEvents.complete(type);
      Decoded decoded = decodeLate(event);
      boolean counted =
          switch (type) {
            case COMMENT_CREATED, DM_SENT -> event.message().customerId() != null && inbound(event);
            case LIVE_GIFT, ORDER_PLACED -> true;
            default -> false;
          };
      assertThat(decoded.event().late()).as(type.wireName()).isEqualTo(counted);
    }
  }

  private Decoded decodeLate(Event event) {
    var json = EventJson.of(event);
    json.put("received_at", Rfc3339.format(event.occurredAtMillis() + 3_660_001));
    return probe.decoder.decode(event.type().topic(), EventJson.bytes(json), ORIGIN, 0);
  }

  private static boolean inbound(Event event) {
    return event.message().direction() == Direction.INBOUND;
  }

  private DeadLetter lateness(Topic topic, String json, long receivedAt) {
    Event event = probe.decoder.decode(topic, EventJson.bytes(json), ORIGIN, receivedAt).event();
    assertThat(event).isNotNull();
    return event.lateRecord();
  }
}
