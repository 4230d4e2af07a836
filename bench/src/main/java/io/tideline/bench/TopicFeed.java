package io.tideline.bench;

import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Puts comments into the topic, the record's timestamp being {@code occurred_at}. Partitions take
 * turns whatever the key, so that all are equally long and every instance meets every video: that
 * is the harder case for the job, and the easier one for reading alone.
 */
final class TopicFeed implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final int partitions;
  private long sent;
  private volatile @Nullable Exception failure;

  /**
   * @param lingerMillis how long a batch may wait to become larger
   */
  TopicFeed(String bootstrapServers, String topic, int partitions, int lingerMillis) {
    Properties config = new Properties();
    config.setProperty(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    config.setProperty(ProducerConfig.LINGER_MS_CONFIG, String.valueOf(lingerMillis));
    // A new topic's first batches may be refused until its leader is known. Sent one by one they
    // keep their order; numbered ones are refused for good where a later one came first.
    config.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "false");
    config.setProperty(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
    config.setProperty(ProducerConfig.BATCH_SIZE_CONFIG, String.valueOf(256 << 10));
    config.setProperty(ProducerConfig.BUFFER_MEMORY_CONFIG, String.valueOf(64 << 20));
    this.producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    this.topic = topic;
    this.partitions = partitions;
  }

  void send(Comment comment) {
    int partition = (int) (sent++ % partitions);
    producer.send(
        new ProducerRecord<>(
            topic, partition, comment.occurredAtMillis(), comment.key(), comment.json()),
        (metadata, problem) -> {
          if (problem != null) {
            failure = problem;
          }
        });
  }

  /** Returns once the broker has everything. */
  void flush() {
    producer.flush();
    if (failure != null) {
      throw new IllegalStateException("the topic could not be filled", failure);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
