package io.tideline.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.DeadLetterReason;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDecoderTest {

  private static final long NOW = Rfc3339.parse("2026-03-01T12:00:00.000Z");
  private static final Origin ORIGIN = new Origin("tideline.comments", 3, 42);
  private static final String ENDED =
      "{\"event_id\":\"e\",\"type\":\"live.ended\",\"occurred_at\":\"2026-03-01T12:00:00Z\","
          + "\"account_id\":\"a\",\"live_id\":\"l\"}";
  private static final String COMMENT =
      "{\"event_id\":\"e\",\"type\":\"comment.created\",\"occurred_at\":\"2026-03-01T12:00:00Z\","
          + "\"account_id\":\"a\",\"comment_id\":\"c\",\"video_id\":\"v\",\"direction\":\"inbound\","
          + "\"sender_type\":\"customer\",\"sender_id\":\"s\"}";

  private final EventDecoder decoder = new EventDecoder(() -> NOW);

  private Decoded decode(Topic topic, String json) {
    return decoder.decode(topic, EventJson.bytes(json), ORIGIN, NOW);
  }

  private Event eventOf(Topic topic, String json) {
    Decoded decoded = decode(topic, json);
    assertThat(decoded.deadLetter()).isNull();
    return decoded.event();
  }

  private DeadLetter deadLetterOf(Topic topic, String json) {
    Decoded decoded = decode(topic, json);
    assertThat(decoded.event()).isNull();
    assertThat(decoded.deadLetter()).isNotNull();
    return decoded.deadLetter();
  }

  private DeadLetterReason reasonOf(String json) {
    return deadLetterOf(Topic.LIVE_EVENTS, json).reason();
  }

  private static String with(String json, String members) {
    return json.substring(0, json.length() - 1) + "," + members + "}";
  }

  private static String nested(int levels) {
    return "[".repeat(levels) + "]".repeat(levels);
  }

  @Test
  void takesANullValueAndTheLiteralNullForTombstones() {
    Decoded tombstone = new Decoded(Topic.COMMENTS, null, null);

    assertThat(decoder.decode(Topic.COMMENTS, null, ORIGIN, NOW)).isEqualTo(tombstone);
    assertThat(decode(Topic.COMMENTS, "null")).isEqualTo(tombstone);
    assertThat(decode(Topic.COMMENTS, " \t\r\nnull\n")).isEqualTo(tombstone);
  }

  @Test
  void keepsTheOriginAndTheBytesOfADeadLetter() {
    DeadLetter letter = deadLetterOf(Topic.COMMENTS, "nonsense");

    assertThat(letter.sourceTopic()).isEqualTo("tideline.comments");
    assertThat(letter.sourcePartition()).isEqualTo(3);
    assertThat(letter.sourceOffset()).isEqualTo(42);
    assertThat(letter.failedAtMillis()).isEqualTo(NOW);
    assertThat(letter.raw()).isEqualTo("nonsense".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void keepsNoMoreThanTheFirst64KibibytesOfADeadLetter() {
    byte[] value = new byte[70_000];
    Arrays.fill(value, (byte) 'x');

    DeadLetter letter = decoder.decode(Topic.COMMENTS, value, ORIGIN, NOW).deadLetter();

    assertThat(letter.raw()).hasSize(65_536).containsOnly('x');
  }

  @Test
  void acceptsOneMebibyteAndNotAByteMore() {
    String start = ENDED.substring(0, ENDED.length() - 1) + ",\"pad\":\"";
    String full = start + "x".repeat(1024 * 1024 - start.length() - 2) + "\"}";

    assertThat(eventOf(Topic.LIVE_EVENTS, full).eventId()).isEqualTo("e");
    assertThat(reasonOf(full + " ")).isEqualTo(DeadLetterReason.TOO_LARGE);
  }

  @Test
  void acceptsNestingOf32AndNotOneMore() {
    String deepest = with(ENDED, "\"x\":" + nested(31));

    assertThat(eventOf(Topic.LIVE_EVENTS, deepest).eventId()).isEqualTo("e");
    assertThat(reasonOf(with(ENDED, "\"x\":" + nested(32)))).isEqualTo(DeadLetterReason.TOO_DEEP);
  }

  @Test
  void judgesDepthBeforeJson() {
    assertThat(reasonOf("nonsense" + nested(33))).isEqualTo(DeadLetterReason.TOO_DEEP);
    assertThat(reasonOf(ENDED + nested(33))).isEqualTo(DeadLetterReason.TOO_DEEP);
    assertThat(reasonOf("\"" + nested(33))).isEqualTo(DeadLetterReason.TOO_DEEP);
    assertThat(reasonOf("\"" + nested(33) + "\" ?")).isEqualTo(DeadLetterReason.MALFORMED_JSON);
    assertThat(reasonOf("\"\\\"" + nested(33))).isEqualTo(DeadLetterReason.TOO_DEEP);
    assertThat(reasonOf("\"\\\n\"" + nested(33) + "\"")).isEqualTo(DeadLetterReason.MALFORMED_JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1,2]", "[]", "\"a string\"", "42", "-0.5e3", "true", "false"})
  void refusesWhatIsNoObject(String json) {
    assertThat(reasonOf(json)).isEqualTo(DeadLetterReason.NOT_AN_OBJECT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"event_id\":\"e\"} | missing_field | type",
        "{\"type\":null} | missing_field | type",
        "{\"type\":5} | unknown_type | type",
        "{\"type\":[\"live.ended\"]} | unknown_type | type",
        "{\"type\":\"\"} | unknown_type | type",
        "{\"type\":\"no.such\"} | unknown_type | type",
        "{\"type\":\"comment.created\"} | unknown_type | type",
        "{\"type\":\"LIVE.ENDED\"} | unknown_type | type",
        "{\"type\":\"live.ended\"} | missing_field | event_id"
      })
  void judgesTheTypeBeforeTheFields(String json, String reason, String field) {
    DeadLetter letter = deadLetterOf(Topic.LIVE_EVENTS, json);

    assertThat(letter.reason().wireName()).isEqualTo(reason);
    assertThat(letter.detail()).startsWith(field + ": ");
  }

  @Test
  void reportsTheFirstBadFieldInTheOrderOfTheContract() {
    String json = "{\"type\":\"live.gift\",\"received_at\":1,\"platform\":1,\"diamonds\":-1";

    assertThat(detailOf(json + "}")).startsWith("event_id: ");
    json += ",\"event_id\":\"e\"";
    assertThat(detailOf(json + "}")).startsWith("occurred_at: ");
    json += ",\"occurred_at\":\"2099-01-01T00:00:00Z\"";
    assertThat(detailOf(json + "}")).startsWith("account_id: ");
    json += ",\"account_id\":\"a\"";
    assertThat(detailOf(json + "}")).startsWith("platform: ");
    json += ",\"platform\":null";
    assertThat(detailOf(json + "}")).startsWith("received_at: ");
    json += ",\"received_at\":null";
    assertThat(detailOf(json + "}")).startsWith("live_id: ");
    json += ",\"live_id\":1,\"viewer_id\":2,\"gift_id\":3";
    assertThat(detailOf(json + "}")).startsWith("diamonds: ");
    json += ",\"diamonds\":4";
    assertThat(detailOf(json + "}")).startsWith("repeat_count: ");
    json += ",\"repeat_count\":1";
    assertThat(detailOf(json + "}")).startsWith("occurred_at: over 5 minutes");
  }

  private String detailOf(String json) {
    return deadLetterOf(Topic.LIVE_EVENTS, json).detail();
  }

  @Test
  void quotesNothingOfTheRecord() {
    String json = ENDED.replace("\"2026-03-01T12:00:00Z\"", "\"secret\"");

    assertThat(detailOf(json)).isEqualTo("occurred_at: not an RFC 3339 time with an offset");
  }

  @Test
  void takesTheLastOfRepeatedNamesAndItsValidity() {
    assertThat(eventOf(Topic.LIVE_EVENTS, "{\"type\":7," + ENDED.substring(1)).eventId())
        .isEqualTo("e");
    assertThat(
            eventOf(Topic.LIVE_EVENTS, with(ENDED, "\"live_id\":\"last\"")).liveSignal().liveId())
        .isEqualTo("last");
    assertThat(reasonOf(with(ENDED, "\"live_id\":true"))).isEqualTo(DeadLetterReason.INVALID_FIELD);
    assertThat(reasonOf(with(ENDED, "\"live_id\":null"))).isEqualTo(DeadLetterReason.MISSING_FIELD);
  }

  @Test
  void ignoresUnknownFieldsAndThoseOfOtherTypes() {
    String more =
        "\"diamonds\":-1,\"x\":{\"event_id\":7,\"y\":[null,{}]},\"items\":5,\"utm\":[1],\"\":0";

    assertThat(eventOf(Topic.LIVE_EVENTS, with(ENDED, more)))
        .isEqualTo(eventOf(Topic.LIVE_EVENTS, ENDED));
  }

  @Test
  void readsWhiteSpaceAndEscapesAnywhere() {
    String json =
        ENDED
            .replace("\"type\"", "\n \"\\u0074ype\"\t")
            .replace("\"live.ended\"", " \"live\\u002eended\" ")
            .replace("\"2026-", "\r\"2026\\u002d")
            .replace("\"l\"", "\"l\\n\\ud83d\\ude00\\/\\\\\\\"\"");

    assertThat(eventOf(Topic.LIVE_EVENTS, " " + json + "\r\n").liveSignal().liveId())
        .isEqualTo("l\n😀/\\\"");
  }

  @Test
  void namesThePlatformWhereTheEventDoesNot() {
    assertThat(eventOf(Topic.LIVE_EVENTS, ENDED).platform()).isEqualTo("tiktok");
    assertThat(eventOf(Topic.LIVE_EVENTS, with(ENDED, "\"platform\":\"\"")).platform())
        .isEqualTo("tiktok");
    assertThat(eventOf(Topic.LIVE_EVENTS, with(ENDED, "\"platform\":null")).platform())
        .isEqualTo("tiktok");
    assertThat(eventOf(Topic.LIVE_EVENTS, with(ENDED, "\"platform\":\"ig\"")).platform())
        .isEqualTo("ig");
  }

  @Test
  void keepsABareIntegerIdDigitByDigit() {
    String digits = "123456789012345678901234567890";

    assertThat(
            eventOf(Topic.LIVE_EVENTS, with(ENDED, "\"live_id\":" + digits)).liveSignal().liveId())
        .isEqualTo(digits);
    assertThat(
            eventOf(Topic.LIVE_EVENTS, with(ENDED, "\"account_id\":9007199254740993")).accountId())
        .isEqualTo("9007199254740993");
    assertThat(eventOf(Topic.LIVE_EVENTS, with(ENDED, "\"live_id\":" + "9".repeat(128))).late())
        .isFalse();
    assertThat(reasonOf(with(ENDED, "\"live_id\":" + "9".repeat(2000))))
        .isEqualTo(DeadLetterReason.INVALID_FIELD);
  }

  @Test
  void countsCharactersAsCodePoints() {
    String emoji = "😀";

    assertThat(eventOf(Topic.LIVE_EVENTS, with(ENDED, quoted("live_id", emoji.repeat(128)))))
        .isNotNull();
    assertThat(reasonOf(with(ENDED, quoted("live_id", emoji.repeat(128) + "a"))))
        .isEqualTo(DeadLetterReason.INVALID_FIELD);
    assertThat(eventOf(Topic.COMMENTS, with(COMMENT, quoted("text", emoji.repeat(10_000)))))
        .isNotNull();
    assertThat(deadLetterOf(Topic.COMMENTS, with(COMMENT, quoted("text", "a".repeat(10_001)))))
        .extracting(DeadLetter::detail)
        .isEqualTo("text: not a string of at most 10000 characters");
  }

  private static String quoted(String name, String text) {
    return "\"" + name + "\":\"" + text + "\"";
  }

  @Test
  void keepsLoneSurrogatesThatAreEscaped() {
    Event event =
        eventOf(Topic.COMMENTS, with(COMMENT, "\"text\":\"\\ud83d\",\"lang\":\"\\udc00\""));

    assertThat(event.message().text()).isEqualTo("\ud83d");
    assertThat(event.message().lang()).isEqualTo("\udc00");
  }

  @Test
  void refusesWhatIsMoreThanFiveMinutesAheadOfTheClock() {
    String allowed = ENDED.replace("12:00:00Z", "12:05:00.000Z");
    String ahead = ENDED.replace("12:00:00Z", "12:05:00.001Z");

    assertThat(eventOf(Topic.LIVE_EVENTS, allowed).occurredAtMillis()).isEqualTo(NOW + 300_000);
    assertThat(reasonOf(ahead)).isEqualTo(DeadLetterReason.FUTURE_EVENT);
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
  void takesTheSenderOfAnInboundMessageForItsCustomer() {
    String outbound = COMMENT.replace("inbound", "outbound");

    assertThat(eventOf(Topic.COMMENTS, COMMENT).message().customerId()).isEqualTo("s");
    assertThat(eventOf(Topic.COMMENTS, with(COMMENT, quoted("customer_id", "k"))))
        .extracting(event -> event.message().customerId())
        .isEqualTo("s");
    assertThat(eventOf(Topic.COMMENTS, outbound).message().customerId()).isNull();
    assertThat(eventOf(Topic.COMMENTS, with(outbound, quoted("customer_id", "k"))))
        .extracting(event -> event.message().customerId())
        .isEqualTo("k");
  }

  @Test
  void prefersTheEventsOwnReceivedAtToTheDefault() {
    String received = with(ENDED, "\"received_at\":\"2026-03-01T12:30:00Z\"");

    assertThat(eventOf(Topic.LIVE_EVENTS, received).receivedAtMillis()).isEqualTo(NOW + 1_800_000);
    assertThat(decoder.decode(Topic.LIVE_EVENTS, EventJson.bytes(ENDED), ORIGIN, 5).event())
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
    return decoder
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
    return decoder.decode(event.type().topic(), EventJson.bytes(json), ORIGIN, 0);
  }

  private static boolean inbound(Event event) {
    return event.message().direction() == io.tideline.udfs.event.Direction.INBOUND;
  }

  private DeadLetter lateness(Topic topic, String json, long receivedAt) {
    Event event = decoder.decode(topic, EventJson.bytes(json), ORIGIN, receivedAt).event();
    assertThat(event).isNotNull();
    return event.lateRecord();
  }

  @Test
  void needsAVisitorOrAPersonWhereTheContractSaysSo() {
    String order =
        "{\"event_id\":\"e\",\"type\":\"order.placed\",\"occurred_at\":\"2026-03-01T12:00:00Z\","
            + "\"account_id\":\"a\",\"order_id\":\"o\",\"amount\":\"1.50\",\"currency\":\"EUR\"}";

    DeadLetter letter = deadLetterOf(Topic.COMMERCE_EVENTS, order);
    assertThat(letter.reason()).isEqualTo(DeadLetterReason.MISSING_FIELD);
    assertThat(letter.detail()).startsWith("visitor_id: ");
    assertThat(eventOf(Topic.COMMERCE_EVENTS, with(order, quoted("person_id", "p")))).isNotNull();
    assertThat(eventOf(Topic.COMMERCE_EVENTS, with(order, quoted("visitor_id", "v")))).isNotNull();
    assertThat(deadLetterOf(Topic.COMMERCE_EVENTS, with(order, "\"items\":{}")).detail())
        .startsWith("items: ");
  }
}
