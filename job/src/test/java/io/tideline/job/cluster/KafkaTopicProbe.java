package io.tideline.job.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a whole topic as it is now, up to its end as a consumer of either isolation sees it. */
public final class KafkaTopicProbe {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(200);

  private final String bootstrapServers;

  /** A probe of that broker's topics. */
  public KafkaTopicProbe(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** The values of committed records, by partition and offset; a tombstone is {@code "null"}. */
  public List<String> committed(String topic) {
    return values(topic, IsolationLevel.READ_COMMITTED);
  }

  /** The values of all records, those of open and aborted transactions too. */
  public List<String> uncommitted(String topic) {
    return values(topic, IsolationLevel.READ_UNCOMMITTED);
  }

  /** The records with their keys, timestamps and places, by partition and offset. */
  public List<ConsumerRecord<String, String>> records(String topic, IsolationLevel isolation) {
    try (Consumer<String, String> consumer = consumer(isolation)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, String>> records = new ArrayList<>();
      Await.atMost(TIMEOUT)
          .every(Duration.ZERO)
          .explainedBy(() -> "The ends are " + ends + "; read " + records.size() + " records")
          .until(
              topic + " is read",
              () -> {
                consumer.poll(POLL).forEach(records::add);
                return ends.entrySet().stream()
                    .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
              });
      // What came in behind the ends while reading would differ from run to run.
      records.removeIf(r -> r.offset() >= ends.get(new TopicPartition(topic, r.partition())));
      records.sort(
          Comparator.<ConsumerRecord<String, String>>comparingInt(ConsumerRecord::partition)
              .thenComparingLong(ConsumerRecord::offset));
      return records;
    }
  }

  private List<String> values(String topic, IsolationLevel isolation) {
    return records(topic, isolation).stream()
        .map(record -> String.valueOf(record.value()))
        .toList();
  }

  private Consumer<String, String> consumer(IsolationLevel isolation) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            isolation.toString().toLowerCase(Locale.ROOT),
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false),
        new StringDeserializer(),
        new StringDeserializer());
  }
}
