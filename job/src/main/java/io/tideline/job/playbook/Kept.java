package io.tideline.job.playbook;

import java.time.Duration;
import org.apache.flink.api.common.state.StateTtlConfig;

/**
 * How state leaves that is kept for so long after its last change, by the wall clock: a timer for
 * each of millions of keys would cost more than what it clears away. It leaves when RocksDB
 * compacts its files and with full snapshots; not at each access, where the heap would copy all of
 * a key's map to look whether an entry is to leave.
 */
public final class Kept {
  private static final long LOOKS_AT_THE_CLOCK_EVERY = 1_000;

  private Kept() {}

  /** So many days. */
  public static StateTtlConfig days(int days) {
    return StateTtlConfig.newBuilder(Duration.ofDays(days))
        .disableCleanupInBackground()
        .cleanupFullSnapshot()
        .cleanupInRocksdbCompactFilter(LOOKS_AT_THE_CLOCK_EVERY)
        .build();
  }
}
