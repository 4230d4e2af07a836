package io.tideline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.local.LocalBroker;
import io.tideline.connectors.local.Records;
import io.tideline.connectors.local.TestBroker;
import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.DeadLetterReason;
import io.tideline.udfs.event.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestBroker.class)
class EventSourceTest {
  private static final long OCCURRED = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
  private static final String LINK =
      "{\"event_id\":\"%s\",\"type\":\"identity.linked\",\"occurred_at\":\"2026-03-01T12:00:00Z\","
          + "\"account_id\":\"acc\",\"visitor_id\":\"v\",\"person_id\":\"p\"}";

  private final Records records;
  private final KafkaSettings settings;

  EventSourceTest(LocalBroker broker) {
    records = new Records(broker.bootstrapServers());
    settings = KafkaSettings.of(broker.bootstrapServers()).withTopicPrefix("source.");
  }

  @BeforeEach
  void createTopics() throws Exception {
    new KafkaPreflight(settings).createMissingTopics(new TopicLayout(1, 1, true));
  }

  @Test
  void decodesEveryRecordOfEveryTopicWithItsOriginAndTimestamp() throws Exception {
    records.write("source.identities", OCCURRED + 7, utf8(LINK.formatted("first")));
    records.write("source.identities", OCCURRED + 8, null);
    records.write("source.identities", OCCURRED + 9, utf8("not json"));
    records.write("source.comments", OCCURRED + 9, utf8(LINK.formatted("wrong topic")));

    List<Decoded> read = readAll();

    assertThat(read).hasSize(4);
    assertThat(read)
        .filteredOn(decoded -> decoded.event() != null)
        .singleElement()
        .satisfies(
            decoded -> {
              assertThat(decoded.topic()).isEqualTo(Topic.IDENTITIES);
              assertThat(decoded.event().eventId()).isEqualTo("first");
              assertThat(decoded.event().occurredAtMillis()).isEqualTo(OCCURRED);
              assertThat(decoded.event().receivedAtMillis()).isEqualTo(OCCURRED + 7);
            });
    assertThat(read)
        .filteredOn(decoded -> decoded.event() == null && decoded.deadLetter() == null)
        .singleElement()
        .extracting(Decoded::topic)
        .isEqualTo(Topic.IDENTITIES);
    assertThat(deadLetter(read, DeadLetterReason.MALFORMED_JSON))
        .extracting(DeadLetter::sourceTopic, DeadLetter::sourcePartition, DeadLetter::sourceOffset)
        .containsExactly("source.identities", 0, 2L);
    assertThat(deadLetter(read, DeadLetterReason.UNKNOWN_TYPE))
        .extracting(DeadLetter::sourceTopic, DeadLetter::sourcePartition, DeadLetter::sourceOffset)
        .containsExactly("source.comments", 0, 0L);
  }

  private List<Decoded> readAll() throws Exception {
    Configuration config = new Configuration();
    config.set(PipelineOptions.GENERIC_TYPES, false);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, config);
    return env.fromSource(
            EventSource.untilLatest(settings, new Alignment(3_600_000L, 100L, 30_000L)),
            WatermarkStrategy.noWatermarks(),
            "events")
        .executeAndCollect(100);
  }

  private static DeadLetter deadLetter(List<Decoded> read, DeadLetterReason reason) {
    return read.stream()
        .map(Decoded::deadLetter)
        .filter(letter -> letter != null && letter.reason() == reason)
        .findFirst()
        .orElseThrow();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
