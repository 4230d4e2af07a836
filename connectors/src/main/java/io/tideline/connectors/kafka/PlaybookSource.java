package io.tideline.connectors.kafka;

import io.tideline.connectors.playbook.PlaybookDocument;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/** The documents that are published on the topic {@code playbook} while the job runs. */
public final class PlaybookSource {
  private PlaybookSource() {}

  /**
   * A source that never ends; it commits no offsets, since a start begins by reading all.
   *
   * @param next where to begin, by partition: behind what was read at the start
   */
  public static KafkaSource<PlaybookDocument> of(KafkaSettings settings, Map<Integer, Long> next) {
    String topic = settings.topicName(KafkaSettings.PLAYBOOK_TOPIC);
    var offsets = new HashMap<TopicPartition, Long>();
    next.forEach((partition, offset) -> offsets.put(new TopicPartition(topic, partition), offset));
    return KafkaSource.<PlaybookDocument>builder()
        .setProperties(EventSource.config(settings))
        .setProperty("commit.offsets.on.checkpoint", "false")
        .setGroupId(settings.groupId())
        .setClientIdPrefix(settings.groupId() + "-playbook")
        .setTopics(topic)
        .setStartingOffsets(OffsetsInitializer.offsets(offsets, OffsetResetStrategy.EARLIEST))
        .setDeserializer(new PlaybookDeserializer())
        .build();
  }
}
