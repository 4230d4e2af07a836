package io.tideline.job.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a test's cluster looks.
 *
 * @param folder of logs, configuration, checkpoints and savepoints; what is in it may be replaced
 * @param taskManagers how many are started at first
 * @param slots task slots of each TaskManager
 * @param config Flink's configuration; it wins over what the cluster would choose by itself
 */
public record ClusterSettings(
    Path folder, int taskManagers, int slots, Map<String, String> config) {

  public ClusterSettings {
    folder = folder.toAbsolutePath();
    config = Map.copyOf(config);
  }

  /**
   * One TaskManager with two slots, RocksDB with incremental checkpoints, restarts without end, a
   * lost TaskManager noticed within seconds; JobManager 576 MB and TaskManager 1 GB.
   *
   * @param checkpointInterval 0 for none but those asked for
   */
  public static ClusterSettings small(Path folder, Duration checkpointInterval) {
    Map<String, String> config = new LinkedHashMap<>();
    config.put("state.backend.type", "rocksdb");
    config.put("execution.checkpointing.incremental", "true");
    if (!checkpointInterval.isZero()) {
      config.put("execution.checkpointing.interval", checkpointInterval.toMillis() + " ms");
    }
    config.put("restart-strategy.type", "fixed-delay");
    config.put("restart-strategy.fixed-delay.attempts", "2147483647");
    config.put("restart-strategy.fixed-delay.delay", "500 ms");
    return new ClusterSettings(folder, 1, 2, config);
  }

  /** The same with one key set or replaced. */
  public ClusterSettings with(String key, String value) {
    Map<String, String> changed = new LinkedHashMap<>(config);
    changed.put(key, value);
    return new ClusterSettings(folder, taskManagers, slots, changed);
  }

  /** The same with another number of TaskManagers and slots. */
  public ClusterSettings with(int otherTaskManagers, int otherSlots) {
    return new ClusterSettings(folder, otherTaskManagers, otherSlots, config);
  }
}
