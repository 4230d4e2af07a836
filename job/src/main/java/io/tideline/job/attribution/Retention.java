package io.tideline.job.attribution;

import io.tideline.udfs.attribution.Eligibility;
import io.tideline.udfs.playbook.AttributionWindows;
import java.time.Duration;
import org.apache.flink.api.common.state.StateTtlConfig;

/** How long what is known is kept (SEMANTICS §8). */
final class Retention {
  private static final long HOUR_MILLIS = 3_600_000L;

  /** Of an order where it is asked for: a touch or link so long after it still counts. */
  static final long ORDER_MILLIS = Eligibility.LATENESS_MILLIS + HOUR_MILLIS;

  /** Of an order's path: so that it outlives what asks for it. */
  static final long PATH_MILLIS = ORDER_MILLIS + HOUR_MILLIS;

  /** Of a page of touches after its end. */
  static long touchMillis(AttributionWindows windows) {
    return windows.longestMillis() + Eligibility.LATENESS_MILLIS + HOUR_MILLIS;
  }

  /**
   * Of links: so long after the last one to or from an id, by the wall clock. A timer for each
   * would cost more than what it clears away.
   */
  static final StateTtlConfig LINKS =
      StateTtlConfig.newBuilder(Duration.ofDays(400))
          .disableCleanupInBackground()
          .cleanupFullSnapshot()
          .cleanupInRocksdbCompactFilter(1_000)
          .build();

  private Retention() {}
}
