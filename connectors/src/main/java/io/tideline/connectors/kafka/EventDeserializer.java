package io.tideline.connectors.kafka;

import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.codec.EventDecoder;
import io.tideline.connectors.codec.Origin;
import io.tideline.udfs.event.Topic;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Turns every record into exactly one {@link Decoded}, whatever its bytes are. */
final class EventDeserializer implements KafkaRecordDeserializationSchema<Decoded> {
  private static final long serialVersionUID = 1L;

  private final HashMap<String, Topic> topicsByName;
  private transient @Nullable EventDecoder decoder;
  private transient long offset;

  private EventDeserializer(Map<String, Topic> topicsByName) {
    this.topicsByName = new HashMap<>(topicsByName);
  }

  static EventDeserializer of(KafkaSettings settings) {
    Map<String, Topic> topics = new HashMap<>();
    Topic.all().forEach(topic -> topics.put(settings.topicName(topic.baseName()), topic));
    return new EventDeserializer(topics);
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    decoder = new EventDecoder(System::currentTimeMillis);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<Decoded> out) {
    // The consumer hands out one String instance a partition, so its hash is computed once.
    Topic topic = topicsByName.get(message.topic());
    if (topic == null || decoder == null) {
      throw new IllegalStateException("not opened, or not an input topic: " + message.topic());
    }
    offset = message.offset();
    Origin origin = new Origin(message.topic(), message.partition(), offset);
    out.collect(decoder.decode(topic, message.value(), origin, message.timestamp()));
  }

  /** The offset of the record that is being handed out, for whoever receives it. */
  long offset() {
    return offset;
  }

  @Override
  public TypeInformation<Decoded> getProducedType() {
    return TypeInformation.of(Decoded.class);
  }
}
