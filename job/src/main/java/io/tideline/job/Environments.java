package io.tideline.job;

import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;

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
  public static Configuration live(Checkpoints checkpoints) {
    Configuration configuration = common();
    configuration.set(StateBackendOptions.STATE_BACKEND, checkpoints.stateBackend());
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_INTERVAL,
        Duration.ofMillis(checkpoints.intervalMillis()));
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMillis(checkpoints.timeoutMillis()));
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    if (checkpoints.directory() != null) {
      configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.directory());
    }
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(30));
    return configuration;
  }

  /** A bounded run: no checkpoints, no restarts, state in memory. */
  public static Configuration bounded() {
    Configuration configuration = common();
    configuration.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    configuration.addAll(
        Configuration.fromMap(Map.of(RestartStrategyOptions.RESTART_STRATEGY.key(), "disable")));
    return configuration;
  }

  /**
   * How state is kept.
   *
   * @param stateBackend {@code rocksdb} or {@code hashmap}
   * @param directory null for the cluster's own
   */
  public record Checkpoints(
      String stateBackend,
      long intervalMillis,
      long timeoutMillis,
      @org.jspecify.annotations.Nullable String directory) {}
}
