package io.tideline.connectors.kafka;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes a {@link TopicRecord} to the topic it names. It also tells the sink all topics it may
 * write to, where the sink then looks for transactions that a crash left open.
 */
final class TopicRecordSerializer
    implements KafkaRecordSerializationSchema<TopicRecord>, KafkaDatasetFacetProvider {
  private static final long serialVersionUID = 1L;

  private final HashMap<String, String> namesByBaseName;

  private TopicRecordSerializer(Map<String, String> namesByBaseName) {
    this.namesByBaseName = new HashMap<>(namesByBaseName);
  }

  static TopicRecordSerializer of(KafkaSettings settings) {
    Map<String, String> names = new HashMap<>();
    OutputTopic.baseNames().forEach(base -> names.put(base, settings.topicName(base)));
    return new TopicRecordSerializer(names);
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      TopicRecord element, KafkaSinkContext context, Long timestamp) {
    String name = namesByBaseName.get(element.topic());
    if (name == null) {
      throw new IllegalArgumentException("not an output topic: " + element.topic());
    }
    // Kafka refuses times before 1970, which an event may well have.
    return new ProducerRecord<>(
        name,
        null,
        Math.max(0, element.timestampMillis()),
        element.key().getBytes(StandardCharsets.UTF_8),
        element.json().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
    List<String> topics = namesByBaseName.values().stream().sorted().toList();
    return Optional.of(
        new DefaultKafkaDatasetFacet(DefaultKafkaDatasetIdentifier.ofTopics(topics)));
  }
}
