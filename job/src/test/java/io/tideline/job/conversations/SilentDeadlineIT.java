package io.tideline.job.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tideline.connectors.kafka.KafkaPreflight;
import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.connectors.kafka.TopicLayout;
import io.tideline.connectors.local.LocalBroker;
import io.tideline.connectors.local.LocalBrokerSettings;
import io.tideline.job.LocalJob;
import io.tideline.job.TidelineJob;
import io.tideline.job.cluster.Await;
import io.tideline.job.config.ConfigLoader;
import io.tideline.job.config.JobConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A live job on a real broker, on which one message comes and then nothing more. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SilentDeadlineIT {
  private static final String ALERTS = "tideline.escalation-alerts";
  private static final long TARGET_MILLIS = 30_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  /** An alert and when a consumer had it. */
  private record Seen(JsonNode alert, long atMillis) {
    long afterMillis(long openedMillis) {
      return atMillis - openedMillis;
    }
  }

  @Test
  void aBreachIsToldWithinTwoSecondsOfItsDeadlineWhileEveryTopicIsSilent() throws Exception {
    try (LocalBroker broker = LocalBroker.start(LocalBrokerSettings.in(folder.resolve("kafka")))) {
      String servers = broker.bootstrapServers();
      new KafkaPreflight(KafkaSettings.of(servers))
          .createMissingTopics(new TopicLayout(2, 1, true));
      LocalJob job = LocalJob.start(TidelineJob.prepare(config(servers)), "silent");
      try {
        // The alert on a message like this one shows that the job runs.
        send(servers, "warm", System.currentTimeMillis(), "inbound", "customer", "terrible :(");
        awaitAlert(servers, alert -> true);

        long opened = System.currentTimeMillis();
        send(servers, "waits", opened, "inbound", "customer", "hello?");
        Seen breach =
            awaitAlert(
                servers,
                alert ->
                    alert.get("kind").asText().equals("sla_breach")
                        && conversation(alert).equals("waits"));
        assertThat(breach.afterMillis(opened)).isBetween(TARGET_MILLIS, TARGET_MILLIS + 2_000);
        assertThat(breach.alert().get("backfill").asBoolean()).isFalse();
        assertThat(breach.alert().get("started_at").asText())
            .isEqualTo(Instant.ofEpochMilli(opened + TARGET_MILLIS).toString());
      } finally {
        job.client().cancel().get();
      }
    }
  }

  private static String conversation(JsonNode alert) {
    return alert.get("subject").get("conversation_id").asText();
  }

  private JobConfig config(String servers) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("tideline.yaml"),
            """
            kafka.bootstrap_servers: "%s"
            checkpoint.interval: 1s
            state.backend: hashmap
            parallelism: 2
            ui.port: 0
            sla.dm.first_response: %dms
            """
                .formatted(servers, TARGET_MILLIS));
    return new ConfigLoader(Map.of()).load(file, List.of());
  }

  private static void send(
      String servers, String conversation, long at, String direction, String sender, String text)
      throws Exception {
    String json =
        """
        {"event_id":"%s-%d","type":"dm.sent","occurred_at":"%s","account_id":"acme",\
        "message_id":"%s-%d","conversation_id":"%s","direction":"%s","sender_type":"%s",\
        "sender_id":"someone","text":"%s"}"""
            .formatted(
                conversation,
                at,
                Instant.ofEpochMilli(at),
                conversation,
                at,
                conversation,
                direction,
                sender,
                text);
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", servers),
            new StringSerializer(),
            new StringSerializer())) {
      producer
          .send(new ProducerRecord<>("tideline.direct-messages", null, at, conversation, json))
          .get();
    }
  }

  /** Waits for an alert, as a read_uncommitted consumer sees it. */
  private static Seen awaitAlert(String servers, Predicate<JsonNode> wanted) {
    var found = new ArrayList<Seen>();
    try (Consumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", servers),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(ALERTS).stream()
              .map(partition -> new TopicPartition(ALERTS, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Await.atMost(Duration.ofMinutes(2))
          .every(Duration.ZERO)
          .until(
              "the alert is on the topic",
              () -> {
                var records = consumer.poll(Duration.ofMillis(20));
                long now = System.currentTimeMillis();
                records.forEach(
                    record -> {
                      JsonNode alert = read(record.value());
                      if (wanted.test(alert)) {
                        found.add(new Seen(alert, now));
                      }
                    });
                return !found.isEmpty();
              });
    }
    return found.get(0);
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
