package io.tideline.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.local.LocalBroker;
import io.tideline.connectors.local.LocalBrokerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaFeederIT {
  private static final long NOON = Instant.parse("2026-03-02T12:00:00Z").toEpochMilli();
  private static final int TWO_MEBIBYTES = 2 << 20;

  @TempDir private static Path brokerFolder;
  private static LocalBroker broker;

  @TempDir private Path scenario;

  @BeforeAll
  static void startBroker() throws IOException {
    broker = LocalBroker.start(LocalBrokerSettings.in(brokerFolder));
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void sendsTheScenarioInTwoParts() throws IOException {
    String large = comment(1, "v1").replace("}", ",\"pad\":\"" + "x".repeat(TWO_MEBIBYTES) + "\"}");
    Files.write(
        scenario.resolve("comments.jsonl"),
        List.of(comment(0, "v1"), "", "null", large, comment(2, "v2"), "not json"));
    Files.write(scenario.resolve("costs.jsonl"), List.of("{\"campaign\":\"spring\"}"));
    KafkaTopicProbe probe = new KafkaTopicProbe(broker.bootstrapServers());

    try (KafkaFeeder feeder =
        KafkaFeeder.open(new KafkaFeeder.Target(broker.bootstrapServers(), "a.", 2), scenario)) {
      assertThat(feeder.size()).isEqualTo(6);
      feeder.sendUntil(3);
      assertThat(feeder.sent()).isEqualTo(3);
      assertThat(probe.committed("a.costs")).containsExactly("{\"campaign\":\"spring\"}");
      assertThat(probe.committed("a.comments")).containsExactlyInAnyOrder(comment(0, "v1"), "null");

      feeder.sendRest();
    }

    List<ConsumerRecord<String, String>> sent =
        probe.records("a.comments", IsolationLevel.READ_COMMITTED);
    assertThat(sent)
        .extracting(ConsumerRecord::value)
        .containsExactlyInAnyOrder(comment(0, "v1"), null, large, comment(2, "v2"), "not json");
    assertThat(sent)
        .filteredOn(record -> "v1".equals(record.key()))
        .extracting(ConsumerRecord::timestamp)
        .containsExactly(NOON, NOON + 1000);
    assertThat(probe.committed("a.live-events")).isEmpty();
  }

  @Test
  void readsOnlyWhatIsCommittedUnlessAskedForAll() throws IOException {
    KafkaFeeder.open(new KafkaFeeder.Target(broker.bootstrapServers(), "b.", 1), scenario).close();
    KafkaTopicProbe probe = new KafkaTopicProbe(broker.bootstrapServers());

    try (Producer<String, String> producer = transactionalProducer()) {
      producer.initTransactions();
      send(producer, "committed");
      producer.commitTransaction();
      send(producer, "aborted");
      producer.abortTransaction();
      send(producer, "open");

      assertThat(probe.committed("b.comments")).containsExactly("committed");
      assertThat(probe.uncommitted("b.comments")).containsExactly("committed", "aborted", "open");
      producer.abortTransaction();
    }
  }

  private static void send(Producer<String, String> producer, String value) {
    producer.beginTransaction();
    producer.send(new ProducerRecord<>("b.comments", value));
    producer.flush();
  }

  private static Producer<String, String> transactionalProducer() {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            broker.bootstrapServers(),
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            "probe"),
        new StringSerializer(),
        new StringSerializer());
  }

  private static String comment(int second, String video) {
    return "{\"occurred_at\":\"2026-03-02T12:00:0%dZ\",\"video_id\":\"%s\"}"
        .formatted(second, video);
  }
}
