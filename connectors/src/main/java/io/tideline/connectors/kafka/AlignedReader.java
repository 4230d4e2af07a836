package io.tideline.connectors.kafka;

import io.tideline.connectors.codec.Decoded;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads as the reader it wraps, pauses partitions that run ahead and says which are idle ({@link
 * SplitClocks}).
 */
final class AlignedReader implements SourceReader<Decoded, KafkaPartitionSplit> {
  private static final Logger LOG = LoggerFactory.getLogger(AlignedReader.class);

  private final SourceReader<Decoded, KafkaPartitionSplit> reader;
  private final EventDeserializer deserializer;
  private final BacklogProbe probe;
  private final long updateIntervalMillis;
  private final SplitClocks clocks;
  private @Nullable WatchedOutput watched;
  private Backlog backlog = Backlog.UNKNOWN;
  private boolean brokersAnswer = true;
  private long nowMillis = SplitClocks.nowMillis();
  private long nextUpdateMillis = nowMillis;

  /** {@code deserializer} must be the very one of that reader. */
  AlignedReader(
      SourceReader<Decoded, KafkaPartitionSplit> reader,
      EventDeserializer deserializer,
      BacklogProbe probe,
      Alignment alignment) {
    this.reader = reader;
    this.deserializer = deserializer;
    this.probe = probe;
    this.updateIntervalMillis = alignment.updateIntervalMillis();
    this.clocks = new SplitClocks(alignment, nowMillis);
  }

  @Override
  public void start() {
    probe.start();
    reader.start();
  }

  @Override
  public InputStatus pollNext(ReaderOutput<Decoded> output) throws Exception {
    nowMillis = SplitClocks.nowMillis();
    WatchedOutput watchedOutput = watch(output);
    if (nowMillis >= nextUpdateMillis) {
      nextUpdateMillis = nowMillis + updateIntervalMillis;
      update(watchedOutput);
    }
    watchedOutput.setNow(nowMillis);
    return reader.pollNext(watchedOutput);
  }

  private WatchedOutput watch(ReaderOutput<Decoded> output) {
    if (watched == null || !watched.isFor(output)) {
      watched = new WatchedOutput(output, clocks, deserializer);
    }
    return watched;
  }

  private void update(WatchedOutput output) {
    if (backlog != probe.answer()) {
      backlog = probe.answer();
      clocks.onAnswer(backlog);
    }
    SplitClocks.Change change = clocks.compare(nowMillis);
    if (!change.isEmpty()) {
      reader.pauseOrResumeSplits(change.pause(), change.resume());
    }
    output.updateIdle(nowMillis);
    probe.ask(clocks.questions(nowMillis));
    tellOutages();
  }

  private void tellOutages() {
    List<String> overdue = clocks.overdue(nowMillis);
    if (brokersAnswer && !overdue.isEmpty()) {
      LOG.warn(
          "Kafka does not say how far {} reach; event time waits for them: {}",
          overdue,
          probe.failure());
    } else if (!brokersAnswer && overdue.isEmpty()) {
      LOG.info("Kafka says again how far its partitions reach");
    }
    brokersAnswer = overdue.isEmpty();
  }

  /** Time passes, and others are to be compared, also when no record comes. */
  @Override
  public CompletableFuture<Void> isAvailable() {
    CompletableFuture<Void> available = reader.isAvailable();
    if (available.isDone()) {
      return available;
    }
    var later = new CompletableFuture<Void>();
    later.completeOnTimeout(null, updateIntervalMillis, TimeUnit.MILLISECONDS);
    return CompletableFuture.anyOf(available, later).thenAccept(either -> {});
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> splits) {
    nowMillis = SplitClocks.nowMillis();
    splits.forEach(split -> clocks.add(split, nowMillis));
    reader.addSplits(splits);
  }

  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
    return reader.snapshotState(checkpointId);
  }

  @Override
  public void notifyNoMoreSplits() {
    reader.notifyNoMoreSplits();
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    reader.handleSourceEvents(event);
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    reader.notifyCheckpointComplete(checkpointId);
  }

  @Override
  public void notifyCheckpointAborted(long checkpointId) throws Exception {
    reader.notifyCheckpointAborted(checkpointId);
  }

  @Override
  public void close() throws Exception {
    probe.close();
    reader.close();
  }
}
