package io.tideline.connectors.kafka;

import io.tideline.connectors.codec.Decoded;
import io.tideline.udfs.event.Topic;
import java.io.Serializable;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A Kafka source whose readers keep their own partitions aligned in event time, so that a fast
 * topic can't run away from a slow one during a backfill (SEMANTICS §1).
 *
 * <p>Flink can align sources itself, through events from the JobManager. A worker that is killed
 * while a checkpoint begins leaves such events undelivered, and then neither records nor
 * checkpoints come through until that checkpoint times out. A reader that looks after its own
 * partitions needs no events; partitions of every topic are spread over all readers, so topics stay
 * together.
 */
final class AlignedSource
    implements Source<Decoded, KafkaPartitionSplit, KafkaSourceEnumState>,
        ResultTypeQueryable<Decoded> {
  private static final long serialVersionUID = 1L;

  private final KafkaSource<Decoded> source;
  private final EventDeserializer deserializer;
  private final Config config;

  /**
   * What the readers need besides.
   *
   * @param kafka where to ask how far partitions reach
   * @param alignment how they are kept together
   */
  record Config(KafkaSettings kafka, Alignment alignment) implements Serializable {}

  /** {@code deserializer} must be the very one of that source. */
  AlignedSource(KafkaSource<Decoded> source, EventDeserializer deserializer, Config config) {
    this.source = source;
    this.deserializer = deserializer;
    this.config = config;
  }

  @Override
  public Boundedness getBoundedness() {
    return source.getBoundedness();
  }

  @Override
  public SourceReader<Decoded, KafkaPartitionSplit> createReader(SourceReaderContext context)
      throws Exception {
    // Somebody is to be forgotten when they ask, however old what is read beside it.
    String requests = config.kafka().topicName(Topic.PRIVACY_REQUESTS.baseName());
    return new AlignedReader(
        source.createReader(context),
        deserializer,
        new BacklogProbe(config.kafka()),
        config.alignment().without(Set.of(requests)));
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context) {
    return source.createEnumerator(context);
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState state)
      throws java.io.IOException {
    return source.restoreEnumerator(context, state);
  }

  @Override
  public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
    return source.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
    return source.getEnumeratorCheckpointSerializer();
  }

  @Override
  public TypeInformation<Decoded> getProducedType() {
    return source.getProducedType();
  }
}
