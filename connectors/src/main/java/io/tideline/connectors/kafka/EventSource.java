package io.tideline.connectors.kafka;

import io.tideline.connectors.codec.Decoded;
import java.util.Properties;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * One source over all input topics (CONTRACTS §1). Records arrive decoded, bad ones as dead
 * letters, so that per-partition watermarks see every record.
 *
 * <p>It starts from the group's committed offsets, from the earliest record where there are none,
 * and reads committed records only.
 */
public final class EventSource {
  private EventSource() {}

  /** A source that never ends. */
  public static Source<Decoded, ?, ?> of(KafkaSettings settings, Alignment alignment) {
    EventDeserializer deserializer = EventDeserializer.of(settings);
    KafkaSource<Decoded> source = builder(settings, deserializer).build();
    return new AlignedSource(source, deserializer, new AlignedSource.Config(settings, alignment));
  }

  /** A source that ends at what the topics hold when it starts. */
  public static Source<Decoded, ?, ?> untilLatest(KafkaSettings settings, Alignment alignment) {
    EventDeserializer deserializer = EventDeserializer.of(settings);
    KafkaSource<Decoded> source =
        builder(settings, deserializer).setBounded(OffsetsInitializer.latest()).build();
    return new AlignedSource(source, deserializer, new AlignedSource.Config(settings, alignment));
  }

  /** What its consumers are told. */
  static Properties config(KafkaSettings settings) {
    Properties config = settings.clientConfig();
    config.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    // A topic that somebody deletes is an error to see, not one to create again, empty.
    config.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    return config;
  }

  private static KafkaSourceBuilder<Decoded> builder(
      KafkaSettings settings, EventDeserializer deserializer) {
    return KafkaSource.<Decoded>builder()
        .setProperties(config(settings))
        .setGroupId(settings.groupId())
        .setClientIdPrefix(settings.groupId())
        .setTopics(settings.inputTopicNames())
        .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
        .setDeserializer(deserializer);
  }
}
