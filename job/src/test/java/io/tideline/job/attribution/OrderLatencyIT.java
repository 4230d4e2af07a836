package io.tideline.job.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.kafka.KafkaPreflight;
import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.connectors.kafka.TopicLayout;
import io.tideline.connectors.local.LocalBroker;
import io.tideline.connectors.local.LocalBrokerSettings;
import io.tideline.connectors.local.LocalPostgres;
import io.tideline.connectors.warehouse.WarehouseLocation;
import io.tideline.connectors.warehouse.WarehouseMigrator;
import io.tideline.job.LocalJob;
import io.tideline.job.TidelineJob;
import io.tideline.job.cluster.Await;
import io.tideline.job.config.ConfigLoader;
import io.tideline.job.config.JobConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A live job on a real broker and a real warehouse: how long after its watermark an order is in.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("timed")
class OrderLatencyIT {
  private static final long DISORDER_MILLIS = 60_000;
  private static final long CHECKPOINT_MILLIS = 1_000;
  private static final long WITHIN_MILLIS = 2_000;

  @TempDir private Path folder;

  @Test
  void anOrderIsAttributedWithinTwoSecondsOfItsWatermark() throws Exception {
    try (LocalBroker broker = LocalBroker.start(LocalBrokerSettings.in(folder.resolve("kafka")));
        var server = LocalPostgres.start(folder.resolve("postgres"))) {
      WarehouseMigrator.migrate(server.location());
      String servers = broker.bootstrapServers();
      new KafkaPreflight(KafkaSettings.of(servers))
          .createMissingTopics(new TopicLayout(2, 1, true));
      LocalJob job =
          LocalJob.start(TidelineJob.prepare(config(servers, server.location())), "orders");
      try (var producer = producer(servers);
          Connection warehouse = connection(server.location())) {
        // The first one shows that the job runs, its clock goes and the warehouse is written.
        orderThatTheClockPasses(producer, "warm");
        awaitRow(warehouse, "warm");

        long passed = orderThatTheClockPasses(producer, "measured");
        // Rows of orders are written once their checkpoint is complete.
        assertThat(awaitRow(warehouse, "measured") - passed)
            .isBetween(0L, WITHIN_MILLIS + CHECKPOINT_MILLIS);
      } finally {
        job.client().cancel().get();
      }
    }
  }

  private JobConfig config(String servers, WarehouseLocation warehouse) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("tideline.yaml"),
            """
            kafka.bootstrap_servers: "%s"
            warehouse.url: "%s"
            warehouse.user: "%s"
            warehouse.password: ${env:PASSWORD}
            checkpoint.interval: %dms
            state.backend: rocksdb
            parallelism: 2
            ui.port: 0
            """
                .formatted(servers, warehouse.url(), warehouse.user(), CHECKPOINT_MILLIS));
    Map<String, String> environment =
        Map.of(
            "PASSWORD",
            warehouse.password(),
            "TIDELINE_PSEUDONYM_SECRET",
            "a secret of this test only");
    return new ConfigLoader(environment).load(file, List.of());
  }

  /** Sends a click, its order and what lets the clock pass that; tells when that was sent. */
  private static long orderThatTheClockPasses(KafkaProducer<String, String> producer, String name)
      throws Exception {
    long at = System.currentTimeMillis();
    send(
        producer,
        "touchpoints",
        at - 1,
        "\"type\":\"ad.click\",\"visitor_id\":\"%s\",\"utm\":{\"campaign\":\"spring\"}"
            .formatted(name));
    send(
        producer,
        "commerce-events",
        at,
        ("\"type\":\"order.placed\",\"order_id\":\"%s\",\"visitor_id\":\"%s\","
                + "\"amount\":\"10.00\",\"currency\":\"EUR\"")
            .formatted(name, name));
    long mover = at + DISORDER_MILLIS + 1_000;
    send(producer, "touchpoints", mover, "\"type\":\"page.viewed\",\"visitor_id\":\"nobody\"");
    long passed = System.currentTimeMillis();
    send(producer, "commerce-events", mover, viewed());
    return passed;
  }

  private static String viewed() {
    return "\"type\":\"product.viewed\",\"visitor_id\":\"nobody\",\"product_id\":\"p\"";
  }

  private static void send(
      KafkaProducer<String, String> producer, String topic, long at, String body) throws Exception {
    String json =
        "{\"event_id\":\"%s-%d\",\"occurred_at\":\"%s\",\"account_id\":\"acme\",%s}"
            .formatted(topic, at, Instant.ofEpochMilli(at), body);
    producer.send(new ProducerRecord<>("tideline." + topic, 0, at, "key", json)).get();
  }

  private static KafkaProducer<String, String> producer(String servers) {
    return new KafkaProducer<>(
        Map.<String, Object>of("bootstrap.servers", servers),
        new StringSerializer(),
        new StringSerializer());
  }

  private static Connection connection(WarehouseLocation warehouse) throws SQLException {
    return DriverManager.getConnection(warehouse.url(), warehouse.user(), warehouse.password());
  }

  /** When the order's credit was in the table. */
  private static long awaitRow(Connection warehouse, String order) {
    Await.atMost(Duration.ofMinutes(2))
        .every(Duration.ofMillis(20))
        .until("the order " + order + " is credited", () -> isCredited(warehouse, order));
    return System.currentTimeMillis();
  }

  private static boolean isCredited(Connection warehouse, String order) {
    String sql =
        "SELECT count(*) FROM tideline.attribution_credits"
            + " WHERE order_id = ? AND campaign = 'spring'";
    try (PreparedStatement statement = warehouse.prepareStatement(sql)) {
      statement.setString(1, order);
      try (ResultSet counted = statement.executeQuery()) {
        counted.next();
        return counted.getLong(1) == 7;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
