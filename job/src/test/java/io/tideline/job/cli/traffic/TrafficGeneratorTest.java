package io.tideline.job.cli.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.codec.EventDecoder;
import io.tideline.connectors.codec.Origin;
import io.tideline.udfs.event.Direction;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrafficGeneratorTest {
  private static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
  private static final int MANY = 60_000;
  private static final Map<Topic, Set<String>> KEY_FIELDS = new EnumMap<>(Topic.class);

  static {
    KEY_FIELDS.put(Topic.COMMENTS, Set.of("video_id"));
    KEY_FIELDS.put(Topic.DIRECT_MESSAGES, Set.of("conversation_id"));
    KEY_FIELDS.put(Topic.LIVE_EVENTS, Set.of("live_id"));
    KEY_FIELDS.put(Topic.COMMERCE_EVENTS, Set.of("order_id", "visitor_id"));
    KEY_FIELDS.put(Topic.VIDEO_METRICS, Set.of("video_id"));
    KEY_FIELDS.put(Topic.TOUCHPOINTS, Set.of("visitor_id"));
    KEY_FIELDS.put(Topic.IDENTITIES, Set.of("visitor_id"));
    KEY_FIELDS.put(Topic.COSTS, Set.of("campaign"));
    KEY_FIELDS.put(Topic.AUDIENCE_ACTIVITY, Set.of("account_id"));
    KEY_FIELDS.put(Topic.PRIVACY_REQUESTS, Set.of("subject_id"));
  }

  private final EventDecoder decoder = new EventDecoder(() -> START + 10L * MANY);

  @Test
  void everythingIsValidButWhatIsBrokenOnPurpose() {
    int broken = 0;
    for (TrafficRecord record : traffic(7, MANY)) {
      Decoded decoded = decode(record);
      String text = new String(record.value(), StandardCharsets.UTF_8);
      if (record.bad()) {
        broken++;
        assertThat(decoded.deadLetter()).as(text).isNotNull();
      } else {
        assertThat(decoded.deadLetter()).as(text).isNull();
        assertThat(decoded.event()).as(text).isNotNull();
        assertThat(decoded.event().late()).as(text).isFalse();
        assertThat(decoded.event().occurredAtMillis()).as(text).isEqualTo(record.atMillis());
      }
    }
    assertThat(broken).isBetween(MANY / 2_000, MANY / 500);
  }

  @Test
  void surgesAreValidToo() {
    var generator = new TrafficGenerator(new TrafficShape(7, 3, 30, START));
    for (int i = 0; i < 400; i++) {
      Surge surge = Surge.values()[i % Surge.values().length];
      assertThat(decode(generator.surge(surge, i / 40, START + i)).event()).isNotNull();
    }
  }

  @Test
  void everyTypeOfEveryTopicOccurs() {
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    for (TrafficRecord record : traffic(7, MANY)) {
      if (!record.bad()) {
        types.add(decode(record).event().type());
      }
    }
    assertThat(types).containsExactlyInAnyOrder(EventType.values());
  }

  @Test
  void theSameSeedMakesTheSameBytes() {
    assertThat(texts(traffic(7, 5_000))).isEqualTo(texts(traffic(7, 5_000)));
    assertThat(texts(traffic(8, 5_000))).isNotEqualTo(texts(traffic(7, 5_000)));
  }

  @Test
  void keysAreThoseOfTheContract() throws IOException {
    ObjectMapper json = new ObjectMapper();
    for (TrafficRecord record : traffic(7, 20_000)) {
      Set<String> fields = KEY_FIELDS.get(record.topic());
      if (!record.bad() && fields != null) {
        JsonNode event = json.readTree(record.value());
        assertThat(fields)
            .as(event.toString())
            .anyMatch(field -> event.path(field).asText().equals(record.key()));
      }
    }
  }

  @Test
  void someRecordsAreRepeatedAsTheyWere() {
    List<String> texts = texts(traffic(7, MANY));
    int repeats = texts.size() - new HashSet<>(texts).size();
    assertThat(repeats).isBetween(MANY / 400, MANY / 100);
  }

  @Test
  void mostEventsAreCommentsAndMostCommentsAreOnAFewVideos() {
    Map<String, Integer> byVideo = new HashMap<>();
    int comments = 0;
    for (TrafficRecord record : traffic(7, MANY)) {
      if (record.topic() == Topic.COMMENTS) {
        comments++;
        byVideo.merge(record.key(), 1, Integer::sum);
      }
    }
    assertThat(comments).isBetween(MANY / 2, MANY * 6 / 10);
    int onTheTopFive =
        byVideo.values().stream()
            .sorted((a, b) -> b - a)
            .limit(5)
            .mapToInt(Integer::intValue)
            .sum();
    assertThat(onTheTopFive).isGreaterThan(comments / 3);
    assertThat(byVideo).hasSizeGreaterThan(150);
  }

  @Test
  void brandsAnswerMostOfWhatTheyAreWrittenAndCloseIt() {
    Map<String, Boolean> open = new HashMap<>();
    int opened = 0;
    for (TrafficRecord record : traffic(7, MANY)) {
      var event = record.bad() ? null : decode(record).event();
      if (event == null) {
        continue;
      }
      if (event.type() == EventType.DM_SENT && event.message().direction() == Direction.INBOUND) {
        opened++;
        open.put(record.key(), true);
      } else if (event.type() == EventType.CONVERSATION_RESOLVED) {
        open.remove(record.key());
      }
    }
    assertThat(opened).isGreaterThan(MANY / 20);
    assertThat(open).hasSizeLessThan(opened / 10);
  }

  @Test
  void someBuyAfterClickingAProductInALive() {
    Set<String> clicked = new HashSet<>();
    int orders = 0;
    int afterLive = 0;
    for (TrafficRecord record : traffic(7, MANY)) {
      var event = record.bad() ? null : decode(record).event();
      if (event != null && event.type() == EventType.LIVE_PRODUCT_CLICKED) {
        clicked.add(event.accountId() + ' ' + event.liveSignal().viewerId());
      } else if (event != null && event.type() == EventType.ORDER_PLACED) {
        orders++;
        boolean byViewer = clicked.contains(event.accountId() + ' ' + event.order().visitorId());
        afterLive += byViewer ? 1 : 0;
      }
    }
    assertThat(afterLive).isBetween(orders / 5, orders / 2);
  }

  @Test
  void idsOfAnotherRunWithTheSameSeedDiffer() {
    var first = new TrafficGenerator(new TrafficShape(7, 3, 30, START)).next(START);
    var second = new TrafficGenerator(new TrafficShape(7, 3, 30, START + 1)).next(START + 1);
    assertThat(decode(first).event().eventId()).isNotEqualTo(decode(second).event().eventId());
  }

  private static List<TrafficRecord> traffic(long seed, int count) {
    var generator = new TrafficGenerator(new TrafficShape(seed, 5, 200, START));
    List<TrafficRecord> records = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      records.add(generator.next(START + 10L * i));
    }
    return records;
  }

  private Decoded decode(TrafficRecord record) {
    Origin origin = new Origin(record.topic().baseName(), 0, 0);
    return decoder.decode(record.topic(), record.value(), origin, record.atMillis());
  }

  private static List<String> texts(List<TrafficRecord> records) {
    return records.stream()
        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
        .toList();
  }
}
