package io.tideline.connectors.kafka;

import io.tideline.connectors.codec.Decoded;
import io.tideline.udfs.event.Event;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/** Reads as the reader it wraps, and pauses partitions that run ahead ({@link SplitClocks}). */
final class AlignedReader implements SourceReader<Decoded, KafkaPartitionSplit> {
  private final SourceReader<Decoded, KafkaPartitionSplit> reader;
  private final long updateIntervalMillis;
  private final SplitClocks clocks;
  private @Nullable WatchedOutput watched;
  private long nowMillis = System.currentTimeMillis();
  private long nextUpdateMillis;

  AlignedReader(SourceReader<Decoded, KafkaPartitionSplit> reader, Alignment alignment) {
    this.reader = reader;
    this.updateIntervalMillis = alignment.updateIntervalMillis();
    this.clocks = new SplitClocks(alignment.maxDriftMillis());
  }

  @Override
  public void start() {
    reader.start();
  }

  @Override
  public InputStatus pollNext(ReaderOutput<Decoded> output) throws Exception {
    nowMillis = System.currentTimeMillis();
    if (nowMillis >= nextUpdateMillis) {
      nextUpdateMillis = nowMillis + updateIntervalMillis;
      align();
    }
    return reader.pollNext(watch(output));
  }

  private void align() {
    SplitClocks.Change change = clocks.compare(nowMillis);
    if (!change.isEmpty()) {
      reader.pauseOrResumeSplits(change.pause(), change.resume());
    }
  }

  private WatchedOutput watch(ReaderOutput<Decoded> output) {
    if (watched == null || watched.output != output) {
      watched = new WatchedOutput(output);
    }
    return watched;
  }

  /** While partitions wait, somebody must look again, also when no record comes. */
  @Override
  public CompletableFuture<Void> isAvailable() {
    CompletableFuture<Void> available = reader.isAvailable();
    if (available.isDone() || !clocks.anyWaiting()) {
      return available;
    }
    var later = new CompletableFuture<Void>();
    later.completeOnTimeout(null, updateIntervalMillis, TimeUnit.MILLISECONDS);
    return CompletableFuture.anyOf(available, later).thenAccept(either -> {});
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> splits) {
    splits.forEach(split -> clocks.add(split.splitId(), nowMillis));
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
    reader.close();
  }

  /** Notes the event time of what passes, by partition. */
  private final class WatchedOutput implements ReaderOutput<Decoded> {
    private final ReaderOutput<Decoded> output;

    WatchedOutput(ReaderOutput<Decoded> output) {
      this.output = output;
    }

    @Override
    public SourceOutput<Decoded> createOutputForSplit(String split) {
      return new WatchedSplit(output.createOutputForSplit(split), split);
    }

    @Override
    public void releaseOutputForSplit(String split) {
      clocks.remove(split);
      output.releaseOutputForSplit(split);
    }

    @Override
    public void collect(Decoded decoded) {
      output.collect(decoded);
    }

    @Override
    public void collect(Decoded decoded, long timestamp) {
      output.collect(decoded, timestamp);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      output.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
      output.markIdle();
    }

    @Override
    public void markActive() {
      output.markActive();
    }
  }

  private final class WatchedSplit implements SourceOutput<Decoded> {
    private final SourceOutput<Decoded> output;
    private final String split;

    WatchedSplit(SourceOutput<Decoded> output, String split) {
      this.output = output;
      this.split = split;
    }

    @Override
    public void collect(Decoded decoded) {
      note(decoded);
      output.collect(decoded);
    }

    @Override
    public void collect(Decoded decoded, long timestamp) {
      note(decoded);
      output.collect(decoded, timestamp);
    }

    private void note(Decoded decoded) {
      Event event = decoded.event();
      if (event != null) {
        clocks.onEvent(split, event.occurredAtMillis(), nowMillis);
      }
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      output.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
      output.markIdle();
    }

    @Override
    public void markActive() {
      output.markActive();
    }
  }
}
