package io.tideline.connectors.kafka;

import io.tideline.connectors.playbook.PlaybookDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the topic {@code playbook} holds at one moment, read before the job starts.
 *
 * @param documents those that are published, of each tenant in order
 * @param next the offset that follows them, by partition
 */
public record PublishedPlaybooks(List<PlaybookDocument> documents, Map<Integer, Long> next) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(100);

  /** Nothing. */
  public static final PublishedPlaybooks NONE = new PublishedPlaybooks(List.of(), Map.of());

  /** Copies both. */
  public PublishedPlaybooks {
    documents = List.copyOf(documents);
    next = Map.copyOf(next);
  }

  /**
   * Reads the topic up to its end.
   *
   * @throws KafkaPreflightException with one line, where it cannot be read within 30 s
   */
  public static PublishedPlaybooks read(KafkaSettings settings) throws KafkaPreflightException {
    String topic = settings.topicName(KafkaSettings.PLAYBOOK_TOPIC);
    try (var consumer =
        new KafkaConsumer<>(
            config(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return read(consumer, consumer.endOffsets(partitions), System::nanoTime);
    } catch (KafkaException e) {
      throw new KafkaPreflightException(
          "kafka: cannot read topic "
              + topic
              + ": "
              + settings.masked(String.valueOf(e.getMessage())),
          e);
    }
  }

  private static PublishedPlaybooks read(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, LongSupplier nanos)
      throws KafkaPreflightException {
    var documents = new ArrayList<PlaybookDocument>();
    long deadline = nanos.getAsLong() + PATIENCE.toNanos();
    while (!isThrough(consumer, ends)) {
      if (nanos.getAsLong() > deadline) {
        throw new KafkaPreflightException(
            "kafka: cannot read the playbooks to their end within %d s: a transaction on that topic"
                    .formatted(PATIENCE.toSeconds())
                + " may be open");
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        documents.add(PlaybookDeserializer.document(record));
      }
    }
    var next = new HashMap<Integer, Long>();
    ends.keySet().forEach(part -> next.put(part.partition(), consumer.position(part)));
    return new PublishedPlaybooks(documents, next);
  }

  private static boolean isThrough(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private static Properties config(KafkaSettings settings) {
    Properties config = EventSource.config(settings);
    config.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    return config;
  }
}
