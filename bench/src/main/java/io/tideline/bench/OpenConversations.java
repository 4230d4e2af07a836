package io.tideline.bench;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.Environments;
import io.tideline.job.TopologyConfig;
import io.tideline.job.config.StateBackendKind;
import io.tideline.job.conversations.ConversationFindings;
import io.tideline.job.conversations.ConversationsPipeline;
import io.tideline.job.governance.ErasureStream;
import io.tideline.job.ingest.IngestPipeline;
import io.tideline.job.playbook.PlaybookStream;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.udfs.event.Direction;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.event.SenderType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Messages a second through the conversations pipeline on RocksDB, and bytes of state a
 * conversation, with few and with many conversations open, with 512 MB for RocksDB. Arguments: how
 * many messages are measured, then for each run how many conversations are open.
 */
public final class OpenConversations {
  private static final long START = 1_772_409_600_000L;
  private static final AtomicLong OPENED_NANOS = new AtomicLong();
  private static final AtomicLong STATE_BYTES = new AtomicLong();

  private OpenConversations() {}

  /** Measures, a JSON line a run. */
  public static void main(String[] args) throws Exception {
    long messages = Long.parseLong(args[0]);
    for (String open : List.of(args).subList(1, args.length)) {
      measure(Long.parseLong(open), messages);
    }
  }

  private static void measure(long open, long messages) throws Exception {
    Path folder = Files.createTempDirectory("tideline-conversations-");
    try {
      StreamExecutionEnvironment env = environment(folder);
      attach(env, folder, open, messages);
      env.execute("open conversations");
      double seconds = (System.nanoTime() - OPENED_NANOS.get()) / 1e9;
      System.out.println(
          String.format(
              Locale.ROOT,
              "{\"open\":%d,\"messages\":%d,\"messages_per_s\":%.0f,\"bytes_a_conversation\":%.0f}",
              open,
              messages,
              messages / seconds,
              (double) STATE_BYTES.get() / open));
    } finally {
      Closer.delete(folder);
    }
  }

  private static StreamExecutionEnvironment environment(Path folder) {
    Configuration configuration = Environments.common();
    Environments.keepState(configuration, StateBackendKind.ROCKSDB);
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
    configuration.set(RocksDBOptions.LOCAL_DIRECTORIES, folder.toString());
    return StreamExecutionEnvironment.createLocalEnvironment(1, configuration);
  }

  private static void attach(
      StreamExecutionEnvironment env, Path folder, long open, long messages) {
    String state = folder.toString();
    long last = open + messages - 1;
    DataStream<Event> events =
        env.fromSequence(0, last)
            .setParallelism(1)
            .uid("bench.numbers")
            .map(n -> event(n, open, last, state))
            .returns(IngestPipeline.EVENT)
            .setParallelism(1)
            .uid("bench.events")
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<Event>forBoundedOutOfOrderness(Duration.ofSeconds(60))
                    .withTimestampAssigner((event, timestamp) -> event.occurredAtMillis()))
            .setParallelism(1)
            .uid("bench.clock");
    ConversationFindings found =
        ConversationsPipeline.attach(
            events,
            PlaybookStream.unchanging(events, PlaybooksConfig.DEFAULT).updates(),
            ErasureStream.attach(events, TopologyConfig.DEFAULT.erasures()),
            TopologyConfig.DEFAULT.conversations());
    found.rows().sinkTo(new DiscardingSink<TableRow>()).uid("bench.rows");
  }

  /** The first message of each conversation, then messages of both directions all over. */
  private static Event event(long number, long open, long last, String stateFolder) {
    if (number == open) {
      OPENED_NANOS.set(System.nanoTime());
    }
    if (number == last) {
      STATE_BYTES.set(size(Path.of(stateFolder)));
    }
    boolean inbound = number < open || number % 2 == 0;
    long conversation = number < open ? number : number * 0x9E3779B97F4A7C15L >>> 1;
    String who = "customer" + conversation % open;
    return new Event(
        EventType.DM_SENT,
        "event" + number,
        START + number,
        START + number,
        "account" + conversation % 100,
        "tiktok",
        message("message" + number, "dm" + conversation % open, who, inbound),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Message message(String id, String conversation, String who, boolean inbound) {
    return new Message(
        id,
        null,
        null,
        conversation,
        inbound ? Direction.INBOUND : Direction.OUTBOUND,
        inbound ? SenderType.CUSTOMER : SenderType.AGENT,
        inbound ? who : "agent",
        null,
        who,
        null,
        null,
        null,
        null,
        null);
  }

  private static long size(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(OpenConversations::sizeOf).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** RocksDB removes files meanwhile. */
  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
