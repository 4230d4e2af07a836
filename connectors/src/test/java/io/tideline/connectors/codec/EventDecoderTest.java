package io.tideline.connectors.codec;

import static io.tideline.connectors.codec.DecoderProbe.ENDED;
import static io.tideline.connectors.codec.DecoderProbe.NOW;
import static io.tideline.connectors.codec.DecoderProbe.ORIGIN;
import static io.tideline.connectors.codec.DecoderProbe.quoted;
import static io.tideline.connectors.codec.DecoderProbe.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.DeadLetterReason;
import io.tideline.udfs.event.Topic;
import io.tideline.udfs.event.Utm;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a record that is no valid event, and in which order it is checked. */
class EventDecoderTest {

  private final DecoderProbe probe = new DecoderProbe();

  @Test
  void takesANullValueAndTheLiteralNullForTombstones() {
    Decoded tombstone = new Decoded(Topic.COMMENTS, null, null);

    assertThat(probe.decoder.decode(Topic.COMMENTS, null, ORIGIN, NOW)).isEqualTo(tombstone);
    assertThat(probe.decode(Topic.COMMENTS, "null")).isEqualTo(tombstone);
    assertThat(probe.decode(Topic.COMMENTS, " \t\r\nnull\n")).isEqualTo(tombstone);
  }

  @Test
  void keepsTheOriginAndTheBytesOfADeadLetter() {
    DeadLetter letter = probe.deadLetterOf(Topic.COMMENTS, "nonsense");

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

    DeadLetter letter = probe.decoder.decode(Topic.COMMENTS, value, ORIGIN, NOW).deadLetter();

    assertThat(letter.raw()).hasSize(65_536).containsOnly('x');
  }

  @Test
  void acceptsOneMebibyteAndNotAByteMore() {
    String start = ENDED.substring(0, ENDED.length() - 1) + ",\"pad\":\"";
    String full = start + "x".repeat(1024 * 1024 - start.length() - 2) + "\"}";

    assertThat(probe.eventOf(Topic.LIVE_EVENTS, full).eventId()).isEqualTo("e");
    assertThat(probe.reasonOf(full + " ")).isEqualTo(DeadLetterReason.TOO_LARGE);
  }

  @Test
  void acceptsNestingOf32AndNotOneMore() {
    String deepest = with(ENDED, "\"x\":" + nested(31));

    assertThat(probe.eventOf(Topic.LIVE_EVENTS, deepest).eventId()).isEqualTo("e");
    assertThat(probe.reasonOf(with(ENDED, "\"x\":" + nested(32))))
        .isEqualTo(DeadLetterReason.TOO_DEEP);
  }

  private static String nested(int levels) {
    return "[".repeat(levels) + "]".repeat(levels);
  }

  @Test
  void judgesDepthBeforeJson() {
    assertThat(probe.reasonOf("nonsense" + nested(33))).isEqualTo(DeadLetterReason.TOO_DEEP);
    assertThat(probe.reasonOf(ENDED + nested(33))).isEqualTo(DeadLetterReason.TOO_DEEP);
    assertThat(probe.reasonOf("\"" + nested(33))).isEqualTo(DeadLetterReason.TOO_DEEP);
    assertThat(probe.reasonOf("\"" + nested(33) + "\" ?"))
        .isEqualTo(DeadLetterReason.MALFORMED_JSON);
    assertThat(probe.reasonOf("\"\\\"" + nested(33))).isEqualTo(DeadLetterReason.TOO_DEEP);
    assertThat(probe.reasonOf("\"\\\n\"" + nested(33) + "\""))
        .isEqualTo(DeadLetterReason.MALFORMED_JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1,2]", "[]", "\"a string\"", "42", "-0.5e3", "true", "false"})
  void refusesWhatIsNoObject(String json) {
    assertThat(probe.reasonOf(json)).isEqualTo(DeadLetterReason.NOT_AN_OBJECT);
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
    DeadLetter letter = probe.deadLetterOf(Topic.LIVE_EVENTS, json);

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
    return probe.deadLetterOf(Topic.LIVE_EVENTS, json).detail();
  }

  @Test
  void namesOfCampaignsComeInWithoutPersonalData() {
    String comment = with(DecoderProbe.COMMENT, quoted("campaign_tag", "for jane@doe.example"));

    assertThat(probe.eventOf(Topic.COMMENTS, comment).message().campaignTag())
        .isEqualTo("for [email]");
    String click =
        "{\"event_id\":\"e\",\"type\":\"ad.click\",\"occurred_at\":\"2026-03-01T12:00:00Z\","
            + "\"account_id\":\"a\",\"visitor_id\":\"v\","
            + "\"utm\":{\"campaign\":\"spring\",\"content\":\"jane@doe.example\"}}";
    assertThat(probe.eventOf(Topic.TOUCHPOINTS, click).touchpoint().utm())
        .isEqualTo(new Utm(null, null, "spring", "[email]", null));
  }

  @Test
  void quotesNothingOfTheRecord() {
    String json = ENDED.replace("\"2026-03-01T12:00:00Z\"", "\"secret\"");

    assertThat(detailOf(json)).isEqualTo("occurred_at: not an RFC 3339 time with an offset");
  }

  @Test
  void needsAVisitorOrAPersonWhereTheContractSaysSo() {
    String order =
        "{\"event_id\":\"e\",\"type\":\"order.placed\",\"occurred_at\":\"2026-03-01T12:00:00Z\","
            + "\"account_id\":\"a\",\"order_id\":\"o\",\"amount\":\"1.50\",\"currency\":\"EUR\"}";

    DeadLetter letter = probe.deadLetterOf(Topic.COMMERCE_EVENTS, order);
    assertThat(letter.reason()).isEqualTo(DeadLetterReason.MISSING_FIELD);
    assertThat(letter.detail()).startsWith("visitor_id: ");
    assertThat(probe.eventOf(Topic.COMMERCE_EVENTS, with(order, quoted("person_id", "p"))))
        .isNotNull();
    assertThat(probe.eventOf(Topic.COMMERCE_EVENTS, with(order, quoted("visitor_id", "v"))))
        .isNotNull();
    assertThat(probe.deadLetterOf(Topic.COMMERCE_EVENTS, with(order, "\"items\":{}")).detail())
        .startsWith("items: ");
  }
}
