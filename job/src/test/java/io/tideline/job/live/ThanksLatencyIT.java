package io.tideline.job.live;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A live job on a real broker: how long after a streak's end the thank-you is on the topic. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("timed")
class ThanksLatencyIT {
  private static final String TRIGGERS = "tideline.automation-triggers";
  private static final long WITHIN_MILLIS = 2_000;
  private static final long QUIET_MILLIS = 10_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private final Map<String, Long> seen = new HashMap<>();

  @Test
  void thanksAreOnTheTopicWithinTwoSecondsOfAStreaksEnd() throws Exception {
    try (LocalBroker broker = LocalBroker.start(LocalBrokerSettings.in(folder.resolve("kafka")))) {
      String servers = broker.bootstrapServers();
      new KafkaPreflight(KafkaSettings.of(servers))
          .createMissingTopics(new TopicLayout(2, 1, true));
      LocalJob job = LocalJob.start(TidelineJob.prepare(config(servers)), "thanks");
      try (Consumer<String, String> consumer = consumer(servers);
          var producer = producer(servers)) {
        // The first one, whose end is not told, shows that the job runs and its clock goes.
        send(producer, "warm", 1, false);
        awaitThanks(consumer, "warm");

        send(producer, "told", 1, false);
        long ended = send(producer, "told", 2, true);
        long grown = send(producer, "untold", 2, false);
        assertThat(awaitThanks(consumer, "told") - ended).isBetween(0L, WITHIN_MILLIS);
        assertThat(awaitThanks(consumer, "untold") - grown)
            .isBetween(QUIET_MILLIS, QUIET_MILLIS + WITHIN_MILLIS);
      } finally {
        job.client().cancel().get();
      }
    }
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
            """
                .formatted(servers));
    return new ConfigLoader(Map.of()).load(file, List.of());
  }

  /** Sends a gift of 100 diamonds a piece, of a streak and viewer of that name, as of now. */
  private static long send(
      KafkaProducer<String, String> producer, String name, int count, boolean ends)
      throws Exception {
    long at = System.currentTimeMillis();
    String json =
        """
        {"event_id":"%s-%d","type":"live.gift","occurred_at":"%s","account_id":"acme",\
        "live_id":"live","viewer_id":"%s","viewer_name":"Zoe","gift_id":"rose","diamonds":100,\
        "repeat_count":%d,"streak_id":"%s","streak_end":%s}"""
            .formatted(name, count, Instant.ofEpochMilli(at), name, count, name, ends);
    producer.send(new ProducerRecord<>("tideline.live-events", null, at, "live", json)).get();
    return at;
  }

  private static KafkaProducer<String, String> producer(String servers) {
    return new KafkaProducer<>(
        Map.<String, Object>of("bootstrap.servers", servers),
        new StringSerializer(),
        new StringSerializer());
  }

  /** One that sees what is not committed yet. */
  private static Consumer<String, String> consumer(String servers) {
    Consumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", servers),
            new StringDeserializer(),
            new StringDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(TRIGGERS).stream()
            .map(partition -> new TopicPartition(TRIGGERS, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  /** When a thank-you to the viewer was there. */
  private long awaitThanks(Consumer<String, String> consumer, String viewer) {
    Await.atMost(Duration.ofMinutes(2))
        .every(Duration.ZERO)
        .until(
            "the thank-you to " + viewer + " is on the topic",
            () -> {
              var records = consumer.poll(Duration.ofMillis(20));
              long now = System.currentTimeMillis();
              records.forEach(record -> note(read(record.value()), now));
              return seen.containsKey(viewer);
            });
    return seen.get(viewer);
  }

  private void note(JsonNode trigger, long now) {
    if (trigger.get("action").asText().equals("thank")) {
      seen.putIfAbsent(trigger.get("customer_id").asText(), now);
    }
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
