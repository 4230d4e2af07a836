package io.tideline.job.cluster;

import io.tideline.connectors.kafka.TopicReadiness;
import io.tideline.udfs.event.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Sends a scenario folder into Kafka's input topics, all at once or in parts, with event time as
 * the records' timestamps.
 *
 * <p>Which record is in which partition is the same in every run: by the key's hash as every
 * producer does it, and by the line's number where there is no key.
 */
public final class KafkaFeeder implements AutoCloseable {
  /** Larger than any line of a scenario: the contract's limit is the job's to enforce. */
  private static final int MAX_RECORD_BYTES = 8 << 20;

  private final Target target;
  private final List<ScenarioRecord> records;
  private final Producer<byte[], byte[]> producer;
  private int sent;

  /**
   * Where a feeder sends to.
   *
   * @param bootstrapServers of the broker
   * @param prefix of the topics' names
   * @param partitions of each topic
   */
  public record Target(String bootstrapServers, String prefix, int partitions) {}

  private KafkaFeeder(Target target, List<ScenarioRecord> records) {
    this.target = target;
    this.records = records;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                target.bootstrapServers(),
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                MAX_RECORD_BYTES,
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                // A refused first batch must not be overtaken by a second one: a broker that does
                // not know the producer takes that one and then refuses the first for good.
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /**
   * Creates the topics of CONTRACTS §1, which must not exist, and reads the folder.
   *
   * @param folder of {@code <topic>.jsonl} files; a topic without one stays empty
   */
  public static KafkaFeeder open(Target target, Path folder) throws IOException {
    List<ScenarioRecord> records = ScenarioFolder.read(folder, Instant.now());
    createTopics(target);
    return new KafkaFeeder(target, records);
  }

  /** How many records the whole scenario has. */
  public int size() {
    return records.size();
  }

  /** How many records come before the first that is as new as that. */
  public int sizeBefore(Instant instant) {
    int count = 0;
    while (count < records.size()
        && records.get(count).timestampMillis() < instant.toEpochMilli()) {
      count++;
    }
    return count;
  }

  /** How many of them are sent. */
  public int sent() {
    return sent;
  }

  /**
   * Sends until that many records of the scenario are sent, counted from its start, and returns
   * when the broker has them. Fewer than are sent already: sends nothing.
   */
  public void sendUntil(int count) {
    List<Future<RecordMetadata>> answers = new ArrayList<>();
    while (sent < Math.min(count, records.size())) {
      answers.add(producer.send(toKafka(records.get(sent))));
      sent++;
    }
    producer.flush();
    answers.forEach(KafkaFeeder::get);
  }

  /** Sends all that is left. */
  public void sendRest() {
    sendUntil(records.size());
  }

  @Override
  public void close() {
    producer.close();
  }

  private ProducerRecord<byte[], byte[]> toKafka(ScenarioRecord record) {
    byte[] key = record.key() == null ? null : record.key().getBytes(StandardCharsets.UTF_8);
    int partition =
        key == null
            ? (int) (record.line() % target.partitions())
            : Utils.toPositive(Utils.murmur2(key)) % target.partitions();
    return new ProducerRecord<>(
        target.prefix() + record.topic().baseName(),
        partition,
        record.timestampMillis(),
        key,
        record.value());
  }

  private static void createTopics(Target target) {
    Map<String, String> config =
        Map.of(
            TopicConfig.RETENTION_MS_CONFIG,
            "-1",
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            Integer.toString(MAX_RECORD_BYTES));
    List<NewTopic> topics =
        Topic.all().stream()
            .map(topic -> target.prefix() + topic.baseName())
            .map(name -> new NewTopic(name, target.partitions(), (short) 1).configs(config))
            .toList();
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, target.bootstrapServers()))) {
      get(admin.createTopics(topics).all().toCompletionStage().toCompletableFuture());
      awaitReadiness(admin, topics);
    }
  }

  private static void awaitReadiness(Admin admin, List<NewTopic> topics) {
    try {
      TopicReadiness.await(admin, topics, Duration.ofSeconds(60));
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The new topics take no records", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting for topics", e);
    }
  }

  private static <T> void get(Future<T> answer) {
    try {
      answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The broker refuses: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while sending", e);
    }
  }
}
