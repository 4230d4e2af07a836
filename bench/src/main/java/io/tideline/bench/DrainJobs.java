package io.tideline.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.kafka.EventSource;
import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.job.Topology;
import io.tideline.job.TopologyConfig;
import io.tideline.job.config.JobConfig;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.job.text.TextPipeline;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.Topic;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The job of each measure. */
final class DrainJobs {
  /** The built-in playbook, but for what an hour must have to be an anomaly. */
  private static final String NOTHING_IS_LOUD =
      "{version: nothing-is-loud, thresholds: {anomalies: {min_volume: 1000000}}}";

  private DrainJobs() {}

  static void attach(Measure measure, StreamExecutionEnvironment env, JobConfig config) {
    switch (measure) {
      case RAW_READ -> discard(env, comments(config.kafka(), new LengthOnly()));
      case DECODE_ONLY ->
          discard(env, EventSource.untilLatest(config.kafka(), config.time().alignment()));
      case DATABIND -> discard(env, comments(config.kafka(), new Databind()));
      case DECODE_AND_TEXT -> discardRead(env, config);
      case WITHOUT_ANOMALIES ->
          attach(env, config, new PlaybooksConfig(NOTHING_IS_LOUD, List.of(), List.of()), true);
      case FULL_JOB -> attach(env, config, PlaybooksConfig.DEFAULT, true);
      case LATENCY -> attach(env, config, PlaybooksConfig.DEFAULT, false);
    }
  }

  private static void attach(
      StreamExecutionEnvironment env,
      JobConfig config,
      PlaybooksConfig playbooks,
      boolean bounded) {
    Topology.attach(env, new BenchEndpoints(config, bounded), TopologyConfig.of(config, playbooks));
  }

  private static <T> void discard(StreamExecutionEnvironment env, Source<T, ?, ?> source) {
    discard(from(env, source));
  }

  private static void discardRead(StreamExecutionEnvironment env, JobConfig config) {
    DataStream<Event> events =
        from(env, EventSource.untilLatest(config.kafka(), config.time().alignment()))
            .map(Decoded::event)
            .returns(Event.class)
            .uid("bench.events");
    discard(TextPipeline.attach(events, config.text()));
  }

  private static <T> DataStream<T> from(StreamExecutionEnvironment env, Source<T, ?, ?> source) {
    return env.fromSource(
            source, new TimedWatermarks<>(WatermarkStrategy.noWatermarks()), "bench.source")
        .returns(producedType(source))
        .uid("bench.source");
  }

  private static <T> void discard(DataStream<T> stream) {
    DrainClock.expectEnd();
    stream.transform("bench.end", stream.getType(), new DrainEnd<T>(true)).uid("bench.end");
  }

  @SuppressWarnings("unchecked")
  private static <T> TypeInformation<T> producedType(Source<T, ?, ?> source) {
    return ((ResultTypeQueryable<T>) source).getProducedType();
  }

  private static <T> KafkaSource<T> comments(
      KafkaSettings kafka, KafkaRecordDeserializationSchema<T> deserializer) {
    return KafkaSource.<T>builder()
        .setBootstrapServers(kafka.bootstrapServers())
        .setGroupId(kafka.groupId())
        .setTopics(kafka.topicName(Topic.COMMENTS.baseName()))
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setBounded(OffsetsInitializer.latest())
        .setDeserializer(deserializer)
        .build();
  }

  private static final class LengthOnly implements KafkaRecordDeserializationSchema<Integer> {
    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<Integer> out) {
      out.collect(message.value().length);
    }

    @Override
    public TypeInformation<Integer> getProducedType() {
      return Types.INT;
    }
  }

  private static final class Databind implements KafkaRecordDeserializationSchema<Integer> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable ObjectReader reader;

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
      reader =
          new ObjectMapper()
              .readerFor(new TypeReference<DatabindComment<String, String, String>>() {});
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<Integer> out)
        throws IOException {
      if (reader == null) {
        throw new IllegalStateException("not opened");
      }
      DatabindComment<String, String, String> comment = reader.readValue(message.value());
      out.collect(comment.eventId().length());
    }

    @Override
    public TypeInformation<Integer> getProducedType() {
      return Types.INT;
    }
  }
}
