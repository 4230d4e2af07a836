package io.tideline.connectors.codec;

import static io.tideline.connectors.codec.DecoderProbe.COMMENT;
import static io.tideline.connectors.codec.DecoderProbe.ENDED;
import static io.tideline.connectors.codec.DecoderProbe.quoted;
import static io.tideline.connectors.codec.DecoderProbe.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.DeadLetterReason;
import io.tideline.udfs.event.Topic;
import org.junit.jupiter.api.Test;

/** How the values of a valid event are read. */
class EventDecoderValuesTest {

  private final DecoderProbe probe = new DecoderProbe();

  @Test
  void takesTheLastOfRepeatedNamesAndItsValidity() {
    assertThat(probe.eventOf(Topic.LIVE_EVENTS, "{\"type\":7," + ENDED.substring(1)).eventId())
        .isEqualTo("e");
    assertThat(
            probe
                .eventOf(Topic.LIVE_EVENTS, with(ENDED, "\"live_id\":\"last\""))
                .liveSignal()
                .liveId())
        .isEqualTo("last");
    assertThat(probe.reasonOf(with(ENDED, "\"live_id\":true")))
        .isEqualTo(DeadLetterReason.INVALID_FIELD);
    assertThat(probe.reasonOf(with(ENDED, "\"live_id\":null")))
        .isEqualTo(DeadLetterReason.MISSING_FIELD);
  }

  @Test
  void ignoresUnknownFieldsAndThoseOfOtherTypes() {
    String more =
        "\"diamonds\":-1,\"x\":{\"event_id\":7,\"y\":[null,{}]},\"items\":5,\"utm\":[1],\"\":0";

    assertThat(probe.eventOf(Topic.LIVE_EVENTS, with(ENDED, more)))
        .isEqualTo(probe.eventOf(Topic.LIVE_EVENTS, ENDED));
  }

  @Test
  void readsWhiteSpaceAndEscapesAnywhere() {
    String json =
        ENDED
            .replace("\"type\"", "\n \"\\u0074ype\"\t")
            .replace("\"live.ended\"", " \"live\\u002eended\" ")
            .replace("\"2026-", "\r\"2026\\u002d")
            .replace("\"l\"", "\"l\\n\\ud83d\\ude00\\/\\\\\\\"\"");

    assertThat(probe.eventOf(Topic.LIVE_EVENTS, " " + json + "\r\n").liveSignal().liveId())
        .isEqualTo("l\n😀/\\\"");
  }

  @Test
  void namesThePlatformWhereTheEventDoesNot() {
    assertThat(probe.eventOf(Topic.LIVE_EVENTS, ENDED).platform()).isEqualTo("tiktok");
    assertThat(probe.eventOf(Topic.LIVE_EVENTS, with(ENDED, "\"platform\":\"\"")).platform())
        .isEqualTo("tiktok");
    assertThat(probe.eventOf(Topic.LIVE_EVENTS, with(ENDED, "\"platform\":null")).platform())
        .isEqualTo("tiktok");
    assertThat(probe.eventOf(Topic.LIVE_EVENTS, with(ENDED, "\"platform\":\"ig\"")).platform())
        .isEqualTo("ig");
  }

  @Test
  void keepsABareIntegerIdDigitByDigit() {
    String digits = "123456789012345678901234567890";

    assertThat(
            probe
                .eventOf(Topic.LIVE_EVENTS, with(ENDED, "\"live_id\":" + digits))
                .liveSignal()
                .liveId())
        .isEqualTo(digits);
    assertThat(
            probe
                .eventOf(Topic.LIVE_EVENTS, with(ENDED, "\"account_id\":9007199254740993"))
                .accountId())
        .isEqualTo("9007199254740993");
    assertThat(
            probe.eventOf(Topic.LIVE_EVENTS, with(ENDED, "\"live_id\":" + "9".repeat(128))).late())
        .isFalse();
    assertThat(probe.reasonOf(with(ENDED, "\"live_id\":" + "9".repeat(2000))))
        .isEqualTo(DeadLetterReason.INVALID_FIELD);
  }

  @Test
  void countsCharactersAsCodePoints() {
    String emoji = "😀";

    assertThat(probe.eventOf(Topic.LIVE_EVENTS, with(ENDED, quoted("live_id", emoji.repeat(128)))))
        .isNotNull();
    assertThat(probe.reasonOf(with(ENDED, quoted("live_id", emoji.repeat(128) + "a"))))
        .isEqualTo(DeadLetterReason.INVALID_FIELD);
    assertThat(probe.eventOf(Topic.COMMENTS, with(COMMENT, quoted("text", emoji.repeat(10_000)))))
        .isNotNull();
    assertThat(
            probe.deadLetterOf(Topic.COMMENTS, with(COMMENT, quoted("text", "a".repeat(10_001)))))
        .extracting(DeadLetter::detail)
        .isEqualTo("text: not a string of at most 10000 characters");
  }

  /** What a producer sends that cuts texts without looking. */
  @Test
  void halfASurrogatePairIsTheReplacementCharacter() {
    assertThat(textOf("cut \\ud83d")).isEqualTo("cut \uFFFD");
    assertThat(textOf("\\udc00\\ud83d\\ud83d\\ude00\\ud83dx"))
        .isEqualTo("\uFFFD\uFFFD\uD83D\uDE00\uFFFDx");
    assertThat(textOf("\\ud83d\\n")).isEqualTo("\uFFFD\n");
  }

  private String textOf(String json) {
    return probe.eventOf(Topic.COMMENTS, with(COMMENT, quoted("text", json))).message().text();
  }

  @Test
  void takesTheSenderOfAnInboundMessageForItsCustomer() {
    String outbound = COMMENT.replace("inbound", "outbound");

    assertThat(probe.eventOf(Topic.COMMENTS, COMMENT).message().customerId()).isEqualTo("s");
    assertThat(probe.eventOf(Topic.COMMENTS, with(COMMENT, quoted("customer_id", "k"))))
        .extracting(event -> event.message().customerId())
        .isEqualTo("s");
    assertThat(probe.eventOf(Topic.COMMENTS, outbound).message().customerId()).isNull();
    assertThat(probe.eventOf(Topic.COMMENTS, with(outbound, quoted("customer_id", "k"))))
        .extracting(event -> event.message().customerId())
        .isEqualTo("k");
  }
}
