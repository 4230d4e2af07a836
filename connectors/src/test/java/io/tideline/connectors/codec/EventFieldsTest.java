package io.tideline.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.DeadLetterReason;
import io.tideline.udfs.event.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of every type, from a second writing of the contract's table. */
class EventFieldsTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Origin ORIGIN = new Origin("t", 0, 0);
  private static final String ENVELOPE =
      "event_id:id occurred_at:time account_id:id platform?:str received_at?:time ";

  private static final Map<String, List<String>> WRONG =
      Map.ofEntries(
          Map.entry("id", List.of("true", "7.5", "1e3", "{}", "[]", "\"\"", quoted("x", 129))),
          Map.entry("str", List.of("5", "true", "{}", "[\"a\"]")),
          Map.entry("text", List.of("5", "false", "[]", quoted("x", 10_001))),
          Map.entry(
              "count",
              List.of(
                  "-1",
                  "\"5\"",
                  "1.0",
                  "1e2",
                  "true",
                  "{}",
                  "9223372036854775808",
                  "1" + "0".repeat(40))),
          Map.entry("pos", List.of("0", "-0", "-3", "\"2\"", "1.5")),
          Map.entry("num", List.of("-1", "-0.001", "\"12\"", "true", "1e999", "[]")),
          Map.entry("bool", List.of("\"true\"", "1", "0", "{}")),
          Map.entry(
              "time",
              List.of(
                  "\"2026-03-05T10:00:00\"",
                  "\"yesterday\"",
                  "1772000000000",
                  "\"2026-13-01T00:00:00Z\"",
                  "{}")),
          Map.entry(
              "money",
              List.of(
                  "12.5",
                  "5",
                  "\"12.34567\"",
                  "\"abc\"",
                  "\"-1.00\"",
                  "\"1,50\"",
                  "\"\"",
                  "\".5\"",
                  "\"5.\"",
                  "\"1e3\"",
                  "\"+1\"",
                  "\" 1\"",
                  "\"1.5 \"",
                  "\"١\"",
                  "\"1.2.3\"")),
          Map.entry("currency", List.of("\"EURO\"", "\"eu\"", "\"eur\"", "978", "\"\"", "\"ÄÖÜ\"")),
          Map.entry(
              "date",
              List.of(
                  "\"2026-02-30\"",
                  "\"05.03.2026\"",
                  "\"2026-03-05T00:00:00Z\"",
                  "20260305",
                  "\"0000-01-01\"")),
          Map.entry("strings", List.of("\"#spring\"", "[1]", "[\"a\",null]", "[[\"a\"]]", "{}")),
          Map.entry("utm", List.of("\"tiktok\"", "{\"source\":5}", "{\"term\":{}}", "[]")),
          Map.entry(
              "items",
              List.of(
                  "[{}]",
                  "{}",
                  "\"a\"",
                  "[null]",
                  "[5]",
                  "[[]]",
                  "[{\"product_id\":\"p\",\"quantity\":1}]",
                  "[{\"product_id\":\"p\",\"quantity\":null,\"amount\":\"1\"}]",
                  "[{\"product_id\":\"\",\"quantity\":1,\"amount\":\"1\"}]",
                  "[{\"product_id\":\"p\",\"quantity\":-1,\"amount\":\"1\"}]",
                  "[{\"product_id\":\"p\",\"quantity\":1,\"amount\":1}]",
                  "[{\"product_id\":\"p\",\"quantity\":1,\"amount\":\"1\"},{\"product_id\":\"p\"}]")),
          Map.entry(
              "experiment",
              List.of(
                  "\"a\"",
                  "{}",
                  "[]",
                  "{\"id\":\"x\",\"variant\":\"a\"}",
                  "{\"id\":\"x\",\"variant\":\"a\",\"control\":null}",
                  "{\"id\":\"x\",\"variant\":\"a\",\"control\":\"true\"}",
                  "{\"id\":\"x\",\"variant\":\"\",\"control\":true}")),
          Map.entry(
              "enum", List.of("\"sideways\"", "\"\"", "5", "\"INBOUND\"", "\"media \"", "[]")));

  private static final Map<String, List<String>> RIGHT =
      Map.ofEntries(
          Map.entry(
              "id",
              List.of("\"x\"", "0", "-7", "9007199254740993", quoted("x", 128), quoted("é", 128))),
          Map.entry("str", List.of("\"\"", quoted("x", 300), "\"\\u0000\"")),
          Map.entry("text", List.of("\"\"", quoted("x", 10_000))),
          Map.entry("count", List.of("0", "-0", "9223372036854775807")),
          Map.entry("pos", List.of("1", "9223372036854775807")),
          Map.entry(
              "num",
              List.of("0", "-0", "-0.0", "12", "1.5", "1e3", "2.5E-3", "1" + "0".repeat(300))),
          Map.entry("bool", List.of("true", "false")),
          Map.entry(
              "time",
              List.of("\"2026-03-05T10:00:00Z\"", "\"2026-03-05T10:00:00.123456789-05:30\"")),
          Map.entry(
              "money",
              List.of("\"0\"", "\"007\"", "\"12.3456\"", "\"9" + "9".repeat(30) + ".99\"")),
          Map.entry("currency", List.of("\"EUR\"", "\"XXX\"")),
          Map.entry("date", List.of("\"2024-02-29\"", "\"2026-12-31\"")),
          Map.entry("strings", List.of("[]", "[\"\"]", "[\"a\",\"b\"]")),
          Map.entry(
              "utm",
              List.of(
                  "{}",
                  "{\"source\":null}",
                  "{\"source\":\"\",\"x\":[{}]}",
                  "{\"utm\":{\"utm\":7},\"id\":true}")),
          Map.entry(
              "items",
              List.of(
                  "[]",
                  "[{\"product_id\":7,\"quantity\":0,\"amount\":\"1.5\",\"x\":[],\"items\":[{}]}]",
                  "[{\"amount\":1,\"amount\":\"1\",\"quantity\":2,\"product_id\":\"p\"}]")),
          Map.entry(
              "experiment",
              List.of(
                  "{\"id\":\"x\",\"variant\":5,\"control\":true}",
                  "{\"id\":\"x\",\"variant\":\"v\",\"control\":1,\"control\":false,\"y\":{}}")),
          Map.entry("enum", List.of()));

  private final EventDecoder decoder = new EventDecoder(() -> Long.MAX_VALUE / 2);

  /** One field of one type. */
  record Case(EventType type, String field, boolean optional, String kind) {}

  private static String quoted(String text, int times) {
    return "\"" + text.repeat(times) + "\"";
  }

  static Stream<Case> fields() {
    return Arrays.stream(EventType.values()).flatMap(type -> casesOf(type).stream());
  }

  private static List<Case> casesOf(EventType type) {
    List<Case> cases = new ArrayList<>();
    for (String word : (ENVELOPE + fieldsOf(type)).split(" ")) {
      String[] parts = word.split(":");
      boolean optional = parts[0].endsWith("?");
      cases.add(new Case(type, parts[0].replace("?", ""), optional, parts[1]));
    }
    return cases;
  }

  private static String fieldsOf(EventType type) {
    return switch (type) {
      case COMMENT_CREATED ->
          "comment_id:id video_id:id parent_comment_id?:id conversation_id?:id direction:enum"
              + " sender_type:enum sender_id:id sender_name?:str customer_id?:id text?:text"
              + " lang?:str likes?:count campaign_tag?:str";
      case COMMENT_DELETED -> "comment_id:id video_id:id";
      case DM_SENT ->
          "message_id:id conversation_id:id direction:enum sender_type:enum sender_id:id"
              + " sender_name?:str customer_id?:id text?:text lang?:str campaign_tag?:str"
              + " coupon_code?:str";
      case CONVERSATION_ASSIGNED -> "conversation_id:id customer_id:id agent_id:id queue?:str";
      case CONVERSATION_RESOLVED, CONVERSATION_REOPENED ->
          "conversation_id:id customer_id:id agent_id?:id";
      case CONVERSATION_OPTED_OUT -> "customer_id:id";
      case LIVE_STARTED, LIVE_ENDED -> "live_id:id";
      case LIVE_GIFT ->
          "live_id:id viewer_id:id viewer_name?:str gift_id:id gift_name?:str diamonds:count"
              + " repeat_count:pos streak_id?:id streak_end?:bool";
      case LIVE_VIEWERS -> "live_id:id concurrent_viewers:count";
      case LIVE_PRODUCT_CLICKED -> "live_id:id viewer_id:id product_id:id";
      case PRODUCT_VIEWED, CART_ADDED ->
          "visitor_id:id product_id:id quantity?:count live_id?:id video_id?:id";
      case ORDER_PLACED ->
          "order_id:id person_id?:id visitor_id?:id amount:money currency:currency"
              + " coupon_code?:str items?:items new_customer?:bool";
      case ORDER_REFUNDED -> "order_id:id refund_id:id amount:money currency:currency";
      case VIDEO_SNAPSHOT ->
          "video_id:id published_at:time duration_s:num views:count likes:count comments:count"
              + " shares:count saves?:count reach?:count impressions?:count plays?:count"
              + " completions?:count watch_time_s?:num followers:count hashtags?:strings"
              + " sound_id?:id sound_owned?:bool region?:str campaign_tag?:str"
              + " experiment?:experiment";
      case AD_IMPRESSION, AD_CLICK, LINK_CLICK, PAGE_VIEWED, LEAD_SUBMITTED ->
          "visitor_id?:id person_id?:id utm?:utm ttclid?:str url?:str";
      case IDENTITY_LINKED -> "visitor_id:id person_id:id";
      case COST_RECORDED ->
          "cost_id:id campaign:str kind:enum amount:money currency:currency date:date"
              + " impressions?:count clicks?:count";
      case AUDIENCE_ACTIVITY -> "region:str hour_start:time active_followers:count";
      case PRIVACY_ERASE -> "request_id:id subject_id:id";
    };
  }

  private static ObjectNode complete(EventType type) {
    return EventJson.of(RandomEvents.complete(type));
  }

  private Decoded decode(EventType type, byte[] json) {
    return decoder.decode(type.topic(), json, ORIGIN, 0);
  }

  /** The complete event with one more member, which wins over the one of the same name. */
  private Decoded decodeWith(EventType type, String field, String value) {
    String json;
    try {
      json = MAPPER.writeValueAsString(complete(type));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
    String changed = json.substring(0, json.length() - 1) + ",\"" + field + "\":" + value + "}";
    return decode(type, EventJson.bytes(changed));
  }

  private static void assertRefused(
      Decoded decoded, DeadLetterReason reason, String field, String what) {
    DeadLetter letter = decoded.deadLetter();
    assertThat(letter).as(what).isNotNull();
    assertThat(letter.reason()).as(what).isEqualTo(reason);
    assertThat(letter.detail()).as(what).startsWith(field + ": ");
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void readsEveryFieldOfACompleteEvent(EventType type) {
    ObjectNode json = complete(type);

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Stream.of("type"), casesOf(type).stream().map(Case::field)).toList());
    assertThat(decode(type, EventJson.bytes(json)).event())
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes("(event\\.)?refund\\.record")
        .isEqualTo(RandomEvents.complete(type));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void reportsARequiredFieldThatIsMissingOrNull(Case field) {
    ObjectNode without = complete(field.type);
    without.remove(field.field);
    Decoded missing = decode(field.type, EventJson.bytes(without));
    Decoded isNull = decodeWith(field.type, field.field, "null");

    if (field.optional) {
      assertThat(missing.event())
          .isNotNull()
          .usingRecursiveComparison()
          .ignoringFieldsMatchingRegexes("(event\\.)?refund\\.record")
          .isEqualTo(isNull.event());
    } else {
      assertRefused(missing, DeadLetterReason.MISSING_FIELD, field.field, "missing");
      assertRefused(isNull, DeadLetterReason.MISSING_FIELD, field.field, "null");
    }
  }

  @ParameterizedTest
  @MethodSource("fields")
  void refusesEveryWrongValue(Case field) {
    for (String value : WRONG.get(field.kind)) {
      Decoded decoded = decodeWith(field.type, field.field, value);
      assertRefused(decoded, DeadLetterReason.INVALID_FIELD, field.field, value);
    }
  }

  @ParameterizedTest
  @MethodSource("fields")
  void acceptsEveryRightValue(Case field) {
    for (String value : RIGHT.get(field.kind)) {

      assertThat(decodeWith(field.type, field.field, value).event())
          .as("%s of %s: %s", field.field, field.type, value)
          .isNotNull();
    }
  }

  @Test
  void keepsNestedValuesAsTheyAre() {
    var order =
        decodeWith(
                EventType.ORDER_PLACED,
                "items",
                "[{\"product_id\":18446744073709551617,\"quantity\":2,\"amount\":\"10.50\"}]")
            .event()
            .order();
    var utm = decodeWith(EventType.AD_CLICK, "utm", "{\"campaign\":\" A \",\"term\":null}");

    assertThat(order.items().get(0).productId()).isEqualTo("18446744073709551617");
    assertThat(order.items().get(0).amount()).isEqualTo("10.50");
    assertThat(utm.event().touchpoint().utm().campaign()).isEqualTo(" A ");
    assertThat(utm.event().touchpoint().utm().source()).isNull();
  }
}
