package io.tideline.connectors.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.local.Eventually;
import io.tideline.connectors.local.LocalBroker;
import io.tideline.connectors.local.LocalBrokerProcess;
import io.tideline.connectors.local.LocalBrokerSettings;
import io.tideline.connectors.local.Records;
import io.tideline.connectors.local.TestBroker;
import io.tideline.udfs.event.Event;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A whole source in a job that reads two topics with events and nine empty ones. */
@ExtendWith(TestBroker.class)
class AlignedSourceTest {
  private static final String EARLY = "identities";
  private static final String OTHER = "audience-activity";
  private static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
  private static final long HOUR = 3_600_000;
  private static final long DRIFT = 10 * HOUR;
  private static final long IDLE_AFTER = 6_000;
  private static final String LINK =
      "{\"event_id\":\"%s\",\"type\":\"identity.linked\",\"occurred_at\":\"%s\","
          + "\"account_id\":\"acc\",\"visitor_id\":\"v\",\"person_id\":\"p\"}";
  private static final String ACTIVE =
      "{\"event_id\":\"%s\",\"type\":\"audience.activity\",\"occurred_at\":\"%s\","
          + "\"account_id\":\"acc\",\"region\":\"DE\","
          + "\"hour_start\":\"2026-03-01T00:00:00Z\",\"active_followers\":9}";

  /** What comes out of the source: topic, time and how far event time was when it came. */
  private record Seen(String topic, long occurredAt, long clock) {}

  private static final Queue<Seen> SEEN = new ConcurrentLinkedQueue<>();
  private static final Queue<Exception> FAILURES = new ConcurrentLinkedQueue<>();
  private static volatile long clock;
  private static volatile boolean idle;

  @TempDir Path folder;

  @BeforeEach
  void forget() {
    SEEN.clear();
    FAILURES.clear();
    clock = Long.MIN_VALUE;
    idle = false;
  }

  @Test
  void emptyPartitionsDoNotHoldBackABacklogAndAnOutageIsNotSilence() throws Exception {
    try (LocalBrokerProcess broker = LocalBrokerProcess.start(LocalBrokerSettings.in(folder))) {
      KafkaSettings settings = KafkaSettings.of(broker.bootstrapServers());
      new KafkaPreflight(settings).createMissingTopics(new TopicLayout(2, 1, true));
      Records records = new Records(broker.bootstrapServers());
      try (KafkaProducer<byte[], byte[]> producer = records.producer(Map.of())) {
        send(producer, settings.topicName(EARLY), 0);
        send(producer, settings.topicName(OTHER), 20 * HOUR);
        producer.flush();
        JobClient job = start(settings);

        Eventually.holds("both are read", () -> SEEN.size() == 2);
        Eventually.holds("the source is idle", () -> idle);
        assertThat(clock).isEqualTo(START + 20 * HOUR - 1);

        broker.kill();
        Eventually.holds("the outage is noticed", () -> !idle);
        broker.restart();
        send(producer, settings.topicName(OTHER), 30 * HOUR);
        producer.flush();
        Eventually.holds("the first after the outage", () -> SEEN.size() == 3);
        send(producer, settings.topicName(EARLY), 25 * HOUR);
        producer.flush();
        Eventually.holds("the second after the outage", () -> SEEN.size() == 4);
        Eventually.holds("all is read", () -> idle && clock == START + 30 * HOUR - 1);
        assertThat(FAILURES).isEmpty();
        assertThat(SEEN)
            .allSatisfy(seen -> assertThat(seen.occurredAt()).isGreaterThan(seen.clock()));
        job.cancel().get();
      }
    }
  }

  @Test
  void noPartitionRunsAwayFromAnotherWithABacklog(LocalBroker broker) throws Exception {
    KafkaSettings settings =
        KafkaSettings.of(broker.bootstrapServers())
            .withTopicPrefix("drift.")
            .withClientProperties(Map.of("max.poll.records", "5"));
    new KafkaPreflight(settings).createMissingTopics(new TopicLayout(2, 1, true));
    Records records = new Records(broker.bootstrapServers());
    try (KafkaProducer<byte[], byte[]> producer = records.producer(Map.of())) {
      for (int minute = 0; minute < 4_000; minute++) {
        send(producer, settings.topicName(EARLY), minute * 60_000L);
        send(producer, settings.topicName(OTHER), minute * 60_000L);
      }
    }
    assertThat(FAILURES).isEmpty();
    JobClient job = start(settings);
    Eventually.holds("all are read", () -> SEEN.size() == 8_000);
    job.cancel().get();
    assertThat(greatestLead()).isLessThan(2 * DRIFT);
  }

  private static long greatestLead() {
    long lead = 0;
    long early = START;
    long other = START;
    for (Seen seen : SEEN) {
      early = seen.topic().equals(EARLY) ? seen.occurredAt() : early;
      other = seen.topic().equals(EARLY) ? other : seen.occurredAt();
      lead = Math.max(lead, Math.abs(early - other));
    }
    return lead;
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, String topic, long after) {
    String template = topic.endsWith(EARLY) ? LINK : ACTIVE;
    String event = template.formatted(topic + after, Instant.ofEpochMilli(START + after));
    producer.send(
        new ProducerRecord<>(topic, 0, START + after, null, event.getBytes(UTF_8)),
        (sent, failure) -> {
          if (failure != null) {
            FAILURES.add(failure);
          }
        });
  }

  private static JobClient start(KafkaSettings settings) throws Exception {
    Configuration config = new Configuration();
    config.set(PipelineOptions.GENERIC_TYPES, false);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, config);
    env.fromSource(
            EventSource.of(settings, new Alignment(DRIFT, 1, IDLE_AFTER)),
            WatermarkStrategy.<Decoded>forGenerator(context -> new Newest())
                .withTimestampAssigner((decoded, timestamp) -> timeOf(decoded)),
            "events")
        .transform("look", TypeInformation.of(Decoded.class), new Look())
        .sinkTo(new DiscardingSink<>());
    return env.executeAsync();
  }

  private static long timeOf(Decoded decoded) {
    Event event = decoded.event();
    if (event == null) {
      throw new AssertionError("not an event: " + decoded);
    }
    return event.occurredAtMillis();
  }

  /** The newest event's time, once. */
  private static final class Newest implements WatermarkGenerator<Decoded> {
    private long newest = Long.MIN_VALUE;
    private long emitted = Long.MIN_VALUE;

    @Override
    public void onEvent(Decoded decoded, long timestamp, WatermarkOutput output) {
      newest = Math.max(newest, timestamp);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      if (newest != emitted) {
        emitted = newest;
        output.emitWatermark(new Watermark(newest - 1));
      }
    }
  }

  private static final class Look extends AbstractStreamOperator<Decoded>
      implements OneInputStreamOperator<Decoded, Decoded> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(StreamRecord<Decoded> element) {
      Decoded decoded = element.getValue();
      SEEN.add(new Seen(decoded.topic().baseName(), timeOf(decoded), clock));
    }

    @Override
    public void processWatermark(org.apache.flink.streaming.api.watermark.Watermark mark) {
      clock = mark.getTimestamp();
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) {
      idle = status.isIdle();
    }
  }
}
