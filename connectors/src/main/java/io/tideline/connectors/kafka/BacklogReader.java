package io.tideline.connectors.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Finds out from which offset on partitions are empty.
 *
 * <p>Offsets alone don't say: the end of a topic that is written in transactions is a mark no
 * consumer gets to see, and so are aborted and deleted records. So where the end isn't reached this
 * tries to read on. For one thread only.
 */
final class BacklogReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int POLLS = 10;

  private final Duration patience;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Position> positions = new HashMap<>();

  /**
   * How far this has read on from where it was asked.
   *
   * @param asked the offset or marker it was asked for
   * @param reached there is no record from the former up to this offset
   */
  private record Position(long asked, long reached) {}

  /** Throws KafkaException on bad settings, and where no broker's name resolves. */
  BacklogReader(KafkaSettings settings, Duration patience) {
    this.patience = patience;
    this.consumer =
        new KafkaConsumer<>(
            config(settings, patience), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static Properties config(KafkaSettings settings, Duration patience) {
    Properties config = EventSource.config(settings);
    config.remove(ConsumerConfig.CLIENT_ID_CONFIG);
    config.remove(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG);
    config.setProperty(ConsumerConfig.GROUP_ID_CONFIG, settings.groupId());
    config.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    config.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.setProperty(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, String.valueOf(patience.toMillis()));
    config.setProperty(
        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, String.valueOf(patience.toMillis()));
    // Each attempt to reach a dead broker is a warning in the log.
    config.setProperty(ConsumerConfig.RECONNECT_BACKOFF_MS_CONFIG, "500");
    config.setProperty(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "2000");
    // One record is enough to know that there is one.
    config.setProperty(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "16384");
    return config;
  }

  /**
   * From which offset on each partition holds no committed record, {@link Long#MIN_VALUE} for none
   * from the given one on.
   *
   * @param nextOffsets by partition the offset to be read next, or a marker of KafkaPartitionSplit
   * @throws org.apache.kafka.common.KafkaException where the brokers don't answer for all of them
   */
  Map<TopicPartition, Long> emptyFrom(Map<TopicPartition, Long> nextOffsets) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(nextOffsets.keySet(), patience);
    find(nextOffsets);
    Map<TopicPartition, Long> unread = new HashMap<>();
    ends.forEach(
        (partition, end) -> {
          if (positions.get(partition).reached() < end) {
            unread.put(partition, end);
          }
        });
    Map<TopicPartition, Long> emptyFrom = new HashMap<>();
    nextOffsets.keySet().forEach(partition -> emptyFrom.put(partition, Long.MIN_VALUE));
    if (!unread.isEmpty()) {
      emptyFrom.putAll(readOn(unread));
    }
    return emptyFrom;
  }

  /** Notes where reading is to go on in each partition. */
  private void find(Map<TopicPartition, Long> nextOffsets) {
    positions.keySet().retainAll(nextOffsets.keySet());
    Map<TopicPartition, Long> unknown = new HashMap<>();
    nextOffsets.forEach(
        (partition, next) -> {
          Position position = positions.get(partition);
          if (position == null || position.asked() != next) {
            if (next >= 0) {
              positions.put(partition, new Position(next, next));
            } else {
              unknown.put(partition, next);
            }
          }
        });
    if (!unknown.isEmpty()) {
      Map<TopicPartition, Long> starts = starts(unknown);
      unknown.forEach(
          (partition, marker) ->
              positions.put(partition, new Position(marker, starts.get(partition))));
    }
  }

  /** Where a reader starts that knows no offset: what the group committed, else the beginning. */
  private Map<TopicPartition, Long> starts(Map<TopicPartition, Long> markers) {
    Map<TopicPartition, Long> starts =
        new HashMap<>(consumer.beginningOffsets(markers.keySet(), patience));
    Set<TopicPartition> goingOn = new HashSet<>(markers.keySet());
    goingOn.removeIf(partition -> markers.get(partition) != KafkaPartitionSplit.COMMITTED_OFFSET);
    consumer
        .committed(goingOn, patience)
        .forEach(
            (partition, committed) -> {
              if (committed != null) {
                starts.put(partition, committed.offset());
              }
            });
    return starts;
  }

  /** Those of the partitions that have a record before their end, with that end. */
  private Map<TopicPartition, Long> readOn(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> undecided = new HashMap<>(ends);
    Map<TopicPartition, Long> unread = new HashMap<>();
    consumer.assign(ends.keySet());
    ends.keySet()
        .forEach(partition -> consumer.seek(partition, positions.get(partition).reached()));
    try {
      for (int poll = 0; poll < POLLS && !undecided.isEmpty(); poll++) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        undecided.entrySet().removeIf(entry -> isDecided(entry, records, unread));
      }
    } finally {
      consumer.assign(List.of());
    }
    // What can't be read in that time may be there.
    unread.putAll(undecided);
    return unread;
  }

  private boolean isDecided(
      Map.Entry<TopicPartition, Long> partitionAndEnd,
      ConsumerRecords<byte[], byte[]> records,
      Map<TopicPartition, Long> unread) {
    TopicPartition partition = partitionAndEnd.getKey();
    if (!records.records(partition).isEmpty()) {
      unread.put(partition, partitionAndEnd.getValue());
      return true;
    }
    long reached = consumer.position(partition, patience);
    positions.computeIfPresent(partition, (p, old) -> new Position(old.asked(), reached));
    return reached >= partitionAndEnd.getValue();
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}
