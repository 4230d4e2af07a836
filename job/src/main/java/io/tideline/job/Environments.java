package io.tideline.job;

import io.tideline.job.config.CheckpointsConfig;
import io.tideline.job.config.JobConfig;
import io.tideline.job.config.StateBackendKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend.PriorityQueueStateType;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * How the job runs, in one place: checkpoints, state backend, restarts, and the rules that keep
 * every type and operator restorable (no Kryo, no generated uids).
 */
public final class Environments {
  /** State is spread over so many key groups; fixed, because it can't change between versions. */
  public static final int MAX_PARALLELISM = 128;

  private Environments() {}

  /** What holds wherever the job runs. */
  public static Configuration common() {
    var configuration = new Configuration();
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(200));
    return configuration;
  }

  /**
   * The live job: incremental exactly-once checkpoints that are kept when it is cancelled, and
   * restarts that never give up, since what fails is mostly somebody else's server.
   */
  public static StreamExecutionEnvironment live(JobConfig config) {
    Configuration configuration = common();
    keepState(configuration, config.stateBackend());
    setCheckpoints(configuration, config.checkpoints());
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(30));
    if (config.parallelism() != null) {
      configuration.set(CoreOptions.DEFAULT_PARALLELISM, config.parallelism());
    }
    configuration.set(RestOptions.BIND_PORT, Integer.toString(config.ui().port()));
    return StreamExecutionEnvironment.getExecutionEnvironment(configuration);
  }

  /**
   * Where state lives. Timers are many and often moved: one a series and one for each of its open
   * windows, one a gift streak of two days, one a page of ids. RocksDB would read and write for
   * every move; on the heap each takes about 200 bytes. Most keys that are looked up are new or in
   * one file only, so filters save the look into the others: with a million open conversations they
   * and enough memory make reading an order of magnitude cheaper.
   */
  public static void keepState(Configuration configuration, StateBackendKind kind) {
    configuration.set(StateBackendOptions.STATE_BACKEND, kind.name().toLowerCase(Locale.ROOT));
    configuration.set(RocksDBOptions.TIMER_SERVICE_FACTORY, PriorityQueueStateType.HEAP);
    configuration.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
  }

  /** A path as a URI: Flink takes no path without a scheme here. */
  static String withScheme(String directory) {
    return directory.startsWith("/") ? Path.of(directory).toUri().toString() : directory;
  }

  private static void setCheckpoints(Configuration configuration, CheckpointsConfig checkpoints) {
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_INTERVAL,
        Duration.ofMillis(checkpoints.intervalMillis()));
    // Where a checkpoint takes as long as the interval, the job would do nothing else.
    configuration.set(
        CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS,
        Duration.ofMillis(checkpoints.intervalMillis() / 2));
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMillis(checkpoints.timeoutMillis()));
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    // A playbook takes effect at a barrier, which must part the same records for every step.
    configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
    configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    if (checkpoints.directory() != null) {
      configuration.set(
          CheckpointingOptions.CHECKPOINTS_DIRECTORY, withScheme(checkpoints.directory()));
    }
  }

  /** A bounded run in this JVM: no checkpoints, no restarts, state in memory. */
  public static StreamExecutionEnvironment bounded(int parallelism) {
    Configuration configuration = common();
    configuration.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
  }
}
