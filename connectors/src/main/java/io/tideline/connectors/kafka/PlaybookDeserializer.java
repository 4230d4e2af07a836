package io.tideline.connectors.kafka;

import io.tideline.connectors.playbook.PlaybookDocument;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A record of the topic {@code playbook} as a document, whatever its bytes are. */
final class PlaybookDeserializer implements KafkaRecordDeserializationSchema<PlaybookDocument> {
  private static final long serialVersionUID = 1L;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<PlaybookDocument> out) {
    out.collect(document(message));
  }

  static PlaybookDocument document(ConsumerRecord<byte[], byte[]> message) {
    return new PlaybookDocument(text(message.key()), text(message.value()), message.timestamp());
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public TypeInformation<PlaybookDocument> getProducedType() {
    return TypeInformation.of(PlaybookDocument.class);
  }
}
