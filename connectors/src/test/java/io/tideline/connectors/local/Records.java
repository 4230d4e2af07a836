package io.tideline.connectors.local;

import io.tideline.connectors.kafka.TopicReadiness;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes and reads partition 0 of topics on a broker, for tests. */
public record Records(String bootstrapServers) {
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);

  /** Creates a topic of one partition and waits until it serves. */
  public void createTopic(String topic) throws InterruptedException {
    NewTopic created = new NewTopic(topic, 1, (short) 1);
    try (Admin admin = Admin.create(config())) {
      admin.createTopics(List.of(created)).all().get();
      TopicReadiness.await(admin, List.of(created), READY_WITHIN);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** Writes one record and returns once the broker has it. */
  public void write(String topic, long timestamp, byte @Nullable [] value)
      throws InterruptedException {
    try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
      producer.send(new ProducerRecord<>(topic, 0, timestamp, null, value)).get();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** A producer, to be closed by the test. */
  public KafkaProducer<byte[], byte[]> producer(Map<String, String> settings) {
    Properties config = config();
    config.putAll(settings);
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** How many records of the topic a consumer of that isolation level can see. */
  public long visible(String topic, String isolation) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(isolation)) {
      TopicPartition partition = new TopicPartition(topic, 0);
      return consumer.endOffsets(List.of(partition)).get(partition);
    }
  }

  /** Reads until the given number of records is there. */
  public List<ConsumerRecord<byte[], byte[]>> read(String topic, String isolation, int count) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(isolation)) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      Eventually.holds(
          count + " records on " + topic,
          () -> {
            consumer.poll(Duration.ofMillis(20)).forEach(records::add);
            return records.size() >= count;
          });
    }
    return records;
  }

  /** The values of such records as text. */
  public List<String> readTexts(String topic, String isolation, int count) {
    return read(topic, isolation, count).stream()
        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
        .toList();
  }

  private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
    Properties config = config();
    config.setProperty("isolation.level", isolation);
    config.setProperty("enable.auto.commit", "false");
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private Properties config() {
    Properties config = new Properties();
    config.setProperty("bootstrap.servers", bootstrapServers);
    return config;
  }
}
