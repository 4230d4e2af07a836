package io.tideline.connectors.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.codec.Decoded;
import io.tideline.connectors.local.Eventually;
import io.tideline.connectors.local.LocalBroker;
import io.tideline.connectors.local.Records;
import io.tideline.connectors.local.TestBroker;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** A reader whose partitions give what a test says, on a broker that knows what there is. */
@ExtendWith(TestBroker.class)
class AlignedReaderTest {
  private static final long HOUR = 3_600_000;
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final String LINK =
      "{\"event_id\":\"%d\",\"type\":\"identity.linked\",\"occurred_at\":\"%s\","
          + "\"account_id\":\"acc\",\"visitor_id\":\"v\",\"person_id\":\"p\"}";

  private final Records records;
  private final KafkaSettings settings;
  private final Output output = new Output();
  private final Given given = new Given();
  private AlignedReader reader;
  private KafkaPartitionSplit fast;
  private KafkaPartitionSplit slow;

  AlignedReaderTest(LocalBroker broker) {
    records = new Records(broker.bootstrapServers());
    settings = KafkaSettings.of(broker.bootstrapServers()).withTopicPrefix("aligned.");
  }

  @BeforeEach
  void open(TestInfo test) throws Exception {
    EventDeserializer deserializer = EventDeserializer.of(settings);
    deserializer.open(null);
    given.deserializer = deserializer;
    Alignment alignment = new Alignment(HOUR, 10, 1_500);
    reader = new AlignedReader(given, deserializer, new BacklogProbe(settings), alignment);
    reader.start();
    String name = test.getTestMethod().orElseThrow().getName();
    fast = split("fast-" + name);
    slow = split("slow-" + name);
  }

  private KafkaPartitionSplit split(String topic) throws InterruptedException {
    records.createTopic(topic);
    return new KafkaPartitionSplit(
        new TopicPartition(topic, 0), KafkaPartitionSplit.COMMITTED_OFFSET);
  }

  @AfterEach
  void close() throws Exception {
    reader.close();
  }

  @Test
  void othersWaitForAPartitionThatIsSlowToBegin() throws Exception {
    reader.addSplits(List.of(fast, slow));
    write(slow);
    give(fast, 0, 5);
    Eventually.holds("fast waits", () -> poll() && given.paused.contains(fast.splitId()));
    pollFor(3_000);
    assertThat(given.paused).containsExactly(fast.splitId());
    assertThat(output.idle).isEmpty();

    give(slow, 0, 5);
    Eventually.holds("fast goes on", () -> poll() && given.paused.isEmpty());
  }

  @Test
  void othersGoOnAndEventTimeTooWhereAPartitionIsEmpty() throws Exception {
    reader.addSplits(List.of(fast, slow));
    write(fast);
    give(fast, 0, 5);
    Eventually.holds("fast goes on", () -> poll() && given.paused.isEmpty());
    Eventually.holds("slow is idle", () -> poll() && output.idle.contains(slow.splitId()));

    Eventually.holds("all are idle", () -> poll() && output.idle.contains(Output.MAIN));
    assertThat(output.idle).contains(fast.splitId());
    give(slow, 0, 7);
    Eventually.holds("slow is active", () -> poll() && !output.idle.contains(slow.splitId()));
    assertThat(output.idle).containsExactly(fast.splitId());
    assertThat(output.idleWhenCollected).isFalse();
  }

  @Test
  void aReaderWithoutPartitionsIsIdleUntilItHasOne() throws Exception {
    Eventually.holds("the reader is idle", () -> poll() && output.idle.contains(Output.MAIN));
    reader.addSplits(List.of(slow));
    Eventually.holds("the reader is active", () -> poll() && output.idle.isEmpty());
  }

  @Test
  void looksAgainAlsoWhenNoRecordComes() {
    assertThat(given.isAvailable().isDone()).isFalse();
    reader.isAvailable().join();
  }

  private boolean poll() {
    try {
      reader.pollNext(output);
      return true;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void pollFor(long millis) {
    long start = SplitClocks.nowMillis();
    Eventually.holds("time", () -> poll() && SplitClocks.nowMillis() - start > millis);
  }

  private void write(KafkaPartitionSplit split) throws InterruptedException {
    records.write(split.getTopic(), START.toEpochMilli(), new byte[] {1});
  }

  private void give(KafkaPartitionSplit split, long offset, int hour) {
    byte[] event = LINK.formatted(offset, START.plusMillis(hour * HOUR)).getBytes(UTF_8);
    given.records.add(
        Map.entry(
            split.splitId(), new ConsumerRecord<>("aligned.identities", 0, offset, null, event)));
  }

  /** Gives records as Kafka's reader does. */
  private static final class Given implements SourceReader<Decoded, KafkaPartitionSplit> {
    private final Queue<Map.Entry<String, ConsumerRecord<byte[], byte[]>>> records =
        new ArrayDeque<>();
    private final Set<String> paused = new HashSet<>();
    private final Map<String, SourceOutput<Decoded>> outputs = new HashMap<>();
    private EventDeserializer deserializer;

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<Decoded> output) {
      Map.Entry<String, ConsumerRecord<byte[], byte[]>> next = records.poll();
      if (next == null) {
        return InputStatus.NOTHING_AVAILABLE;
      }
      SourceOutput<Decoded> splitOutput =
          outputs.computeIfAbsent(next.getKey(), output::createOutputForSplit);
      deserializer.deserialize(
          next.getValue(),
          new Collector<>() {
            @Override
            public void collect(Decoded decoded) {
              splitOutput.collect(decoded, 0);
            }

            @Override
            public void close() {}
          });
      return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public void pauseOrResumeSplits(Collection<String> pause, Collection<String> resume) {
      paused.addAll(pause);
      paused.removeAll(resume);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return new CompletableFuture<>();
    }

    @Override
    public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
      return List.of();
    }

    @Override
    public void addSplits(List<KafkaPartitionSplit> splits) {}

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
  }

  /** Notes who is idle. */
  private static final class Output implements ReaderOutput<Decoded> {
    private static final String MAIN = "main";

    private final Set<String> idle = new HashSet<>();
    private final Map<String, SourceOutput<Decoded>> splits = new HashMap<>();
    private boolean idleWhenCollected;

    @Override
    public SourceOutput<Decoded> createOutputForSplit(String split) {
      return splits.computeIfAbsent(split, name -> new Split(name, this));
    }

    @Override
    public void releaseOutputForSplit(String split) {
      splits.remove(split);
    }

    @Override
    public void collect(Decoded decoded) {
      throw new AssertionError("past its partition: " + decoded);
    }

    @Override
    public void collect(Decoded decoded, long timestamp) {
      collect(decoded);
    }

    @Override
    public void emitWatermark(Watermark watermark) {}

    @Override
    public void markIdle() {
      idle.add(MAIN);
    }

    @Override
    public void markActive() {
      idle.remove(MAIN);
    }
  }

  private record Split(String name, Output output) implements SourceOutput<Decoded> {
    @Override
    public void collect(Decoded decoded) {
      output.idleWhenCollected |= output.idle.contains(name) || output.idle.contains(Output.MAIN);
    }

    @Override
    public void collect(Decoded decoded, long timestamp) {
      collect(decoded);
    }

    @Override
    public void emitWatermark(Watermark watermark) {}

    @Override
    public void markIdle() {
      output.idle.add(name);
    }

    @Override
    public void markActive() {
      output.idle.remove(name);
    }
  }
}
