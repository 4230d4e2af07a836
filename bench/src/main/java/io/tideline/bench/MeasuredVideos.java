package io.tideline.bench;

import io.tideline.connectors.local.LocalPostgres;
import io.tideline.connectors.local.LocalPostgresOptions;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseConfig;
import io.tideline.connectors.warehouse.WarehouseMigrator;
import io.tideline.job.Environments;
import io.tideline.job.TopologyConfig;
import io.tideline.job.config.StateBackendKind;
import io.tideline.job.content.ContentFindings;
import io.tideline.job.content.ContentPipeline;
import io.tideline.job.ingest.IngestPipeline;
import io.tideline.job.outputs.WarehouseOperator;
import io.tideline.job.playbook.PlaybookUpdate;
import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.VideoSnapshot;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.io.IOException;
import java.io.Serializable;
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
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Snapshots a second through the content pipeline on RocksDB into a PostgreSQL on the same machine,
 * and bytes of state a video, with 512 MB for RocksDB and checkpoints every ten seconds. Each video
 * has been measured in the week before. Arguments: how many snapshots are measured, then for each
 * run how many videos there are.
 */
public final class MeasuredVideos {
  private static final long START = 1_772_409_600_000L;
  private static final long WEEK = 7 * 86_400_000L;
  private static final long ACCOUNTS = 200;
  private static final int PARALLELISM = 2;
  private static final AtomicLong MEASURED_FROM_NANOS = new AtomicLong();
  private static final AtomicLong STATE_BYTES = new AtomicLong();

  private MeasuredVideos() {}

  /** What a run holds. */
  private record Size(long videos, long snapshots) implements Serializable {
    long all() {
      return videos + snapshots;
    }
  }

  /** Measures, a JSON line a run. */
  public static void main(String[] args) throws Exception {
    long snapshots = Long.parseLong(args[0]);
    for (String videos : List.of(args).subList(1, args.length)) {
      measure(new Size(Long.parseLong(videos), snapshots));
    }
  }

  private static void measure(Size size) throws Exception {
    Path folder = Files.createTempDirectory("tideline-content-");
    try (LocalPostgres postgres =
        LocalPostgres.start(new LocalPostgresOptions(folder.resolve("postgres"), 0, false))) {
      WarehouseMigrator.migrate(postgres.location());
      Path state = Files.createDirectories(folder.resolve("state"));
      StreamExecutionEnvironment env = environment(folder, state);
      attach(
          env,
          size,
          state,
          new WarehouseConfig(postgres.location(), 10_000, 1_000, PseudonymSecret.PUBLISHED));
      env.execute("measured videos");
      double took = (System.nanoTime() - MEASURED_FROM_NANOS.get()) / 1e9;
      System.out.println(
          String.format(
              Locale.ROOT,
              "{\"videos\":%d,\"snapshots\":%d,\"snapshots_per_s\":%.0f,\"bytes_a_video\":%.0f}",
              size.videos,
              size.snapshots,
              size.snapshots / took,
              (double) STATE_BYTES.get() / size.videos));
    } finally {
      Closer.delete(folder);
    }
  }

  private static StreamExecutionEnvironment environment(Path folder, Path state) {
    Configuration configuration = Environments.common();
    Environments.keepState(configuration, StateBackendKind.ROCKSDB);
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
    configuration.set(RocksDBOptions.LOCAL_DIRECTORIES, state.toString());
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
    return StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM, configuration);
  }

  private static void attach(
      StreamExecutionEnvironment env, Size size, Path state, WarehouseConfig warehouse) {
    String stateFolder = state.toString();
    DataStream<Event> events =
        env.fromSequence(0, size.all() - 1)
            .setParallelism(1)
            .uid("bench.numbers")
            .map(n -> event(n, size, stateFolder))
            .returns(IngestPipeline.EVENT)
            .setParallelism(1)
            .uid("bench.events")
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<Event>forBoundedOutOfOrderness(Duration.ofSeconds(60))
                    .withTimestampAssigner((event, timestamp) -> event.occurredAtMillis()))
            .setParallelism(1)
            .uid("bench.clock");
    DataStream<PlaybookUpdate> playbooks =
        events
            .filter(event -> false)
            .uid("bench.no-events")
            .map(event -> new PlaybookUpdate("", "", null))
            .returns(TypeInformation.of(PlaybookUpdate.class))
            .uid("bench.no-playbooks");
    ContentFindings found =
        ContentPipeline.attach(events, playbooks, TopologyConfig.DEFAULT.content());
    DataStream<TableRow> rows = found.rows();
    rows.transform(
            "outputs.warehouse",
            TypeInformation.of(DeadLetter.class),
            new WarehouseOperator(warehouse))
        .uid("outputs.warehouse")
        .sinkTo(new DiscardingSink<>())
        .uid("bench.dead-letters");
  }

  /** One of each video in a week, then round and round in the next. */
  private static Event event(long number, Size size, String stateFolder) {
    if (number < size.videos) {
      return snapshot(number, number, START + (long) (WEEK * ((double) number / size.videos)));
    }
    long measured = number - size.videos;
    if (measured == 0) {
      STATE_BYTES.set(size(Path.of(stateFolder)));
      MEASURED_FROM_NANOS.set(System.nanoTime());
    }
    long at = START + WEEK + (long) (WEEK * ((double) measured / size.snapshots));
    return snapshot(number, (measured * 0x9E3779B97F4A7C15L >>> 1) % size.videos, at);
  }

  private static Event snapshot(long number, long video, long at) {
    long views = 1_000 + number / 100 + video % 900;
    var snapshot =
        new VideoSnapshot(
            // As long as TikTok's own ids.
            "7" + (100_000_000_000_000_000L + video),
            START - video % 90 * 86_400_000L,
            9 + video % 50,
            views,
            views / 12,
            views / 90,
            views / 150,
            views / 200,
            views * 9 / 10,
            views * 12 / 10,
            views,
            views * 6 / 10,
            views * 7.5,
            25_000 + video % ACCOUNTS * 100,
            List.of("#spring", "#howto"),
            "sound-" + video % 100,
            false,
            "NL",
            null,
            null);
    // As long as a UUID, which is what most ids are.
    String id = "0a1b2c3d-1b2c-4d3e-9f4a-" + (100_000_000_000L + number);
    return new Event(
        EventType.VIDEO_SNAPSHOT,
        id,
        at,
        at,
        "account-" + video % ACCOUNTS,
        "tiktok",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        snapshot,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static long size(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(MeasuredVideos::sizeOf).sum();
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
