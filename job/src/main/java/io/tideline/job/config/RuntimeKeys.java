package io.tideline.job.config;

import static io.tideline.job.config.ValueType.DURATION;
import static io.tideline.job.config.ValueType.ENUM;
import static io.tideline.job.config.ValueType.INT;
import static io.tideline.job.config.ValueType.STRING;

import java.util.List;

/** Keys of how Flink runs the job: checkpoints, state, parallelism, web page. */
final class RuntimeKeys {
  static final ConfigKey CHECKPOINT_INTERVAL =
      ConfigKey.of(
              "checkpoint.interval",
              DURATION,
              "Time between two checkpoints, of which half at least is left after a slow one."
                  + " Committed output appears once per interval; after a failure at most this"
                  + " much is computed again.")
          .byDefault("10s")
          .between("1s", "1h");

  static final ConfigKey CHECKPOINT_TIMEOUT =
      ConfigKey.of(
              "checkpoint.timeout",
              DURATION,
              "A checkpoint that takes longer is given up and tried again at the next interval.")
          .byDefault("10min")
          .between("10s", "1d");

  static final ConfigKey CHECKPOINT_DIRECTORY =
      ConfigKey.of(
              "checkpoint.directory",
              STRING,
              "Where checkpoints are kept. Every TaskManager and the JobManager must reach it.")
          .whenAbsent("the cluster's `execution.checkpointing.dir`")
          .matching("[a-zA-Z][a-zA-Z0-9+.-]*:/\\S+|/\\S*", "an absolute path or a URI");

  static final ConfigKey STATE_BACKEND =
      ConfigKey.of(
              "state.backend",
              ENUM,
              "Where state lives between checkpoints: `rocksdb` on disk, larger than memory,"
                  + " checkpoints hold only what changed; `hashmap` in memory, faster while it"
                  + " fits.")
          .byDefault("rocksdb")
          .oneOf(List.of("rocksdb", "hashmap"));

  static final ConfigKey PARALLELISM =
      ConfigKey.of("parallelism", INT, "Parallel instances of each step.")
          .counting("instances")
          .whenAbsent("the cluster's default; all cores of a local run")
          .between(1, 128);

  static final ConfigKey UI_PORT =
      ConfigKey.of(
              "ui.port",
              INT,
              "Port of Flink's web page in a local run; 0 takes any free one. A cluster has its"
                  + " own.")
          .counting("TCP port")
          .byDefault("8081")
          .between(0, 65_535);

  static final List<ConfigKey> ALL =
      List.of(
          CHECKPOINT_INTERVAL,
          CHECKPOINT_TIMEOUT,
          CHECKPOINT_DIRECTORY,
          STATE_BACKEND,
          PARALLELISM,
          UI_PORT);

  private RuntimeKeys() {}
}
