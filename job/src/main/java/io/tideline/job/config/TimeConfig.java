package io.tideline.job.config;

import io.tideline.connectors.kafka.Alignment;
import java.io.Serializable;

/**
 * How event time is told (SEMANTICS §1), in milliseconds.
 *
 * @param maxDisorderMillis how far behind the newest event of its partition an event may come
 * @param idleAfterMillis a partition silent for this long, with a broker that answers, no longer
 *     holds time back
 * @param alignmentMaxDriftMillis how far a topic may run ahead of the slowest
 * @param alignmentUpdateIntervalMillis how often the sources tell each other how far they are
 * @param silenceFollowsWallClockWithinMillis how old the newest event may be for event time to
 *     follow the wall clock when all inputs are silent
 */
public record TimeConfig(
    long maxDisorderMillis,
    long idleAfterMillis,
    long alignmentMaxDriftMillis,
    long alignmentUpdateIntervalMillis,
    long silenceFollowsWallClockWithinMillis)
    implements Serializable {

  /** What holds where nothing else is said; the defaults of the keys {@code time.*}. */
  public static final TimeConfig DEFAULT =
      new TimeConfig(60_000L, 30_000L, 21_600_000L, 100L, 86_400_000L);

  /**
   * How far the clock may be behind the wall clock while all is well: silence is told from disorder
   * after the bound on it, once partitions are idle; until then the clock stands as far behind the
   * newest event again. A few seconds more are for ticks and watermarks under way.
   */
  public long silenceLagMillis() {
    return 2 * maxDisorderMillis + idleAfterMillis + 5_000;
  }

  /** How the source keeps its partitions together, and when it leaves one out. */
  public Alignment alignment() {
    return new Alignment(alignmentMaxDriftMillis, alignmentUpdateIntervalMillis, idleAfterMillis);
  }
}
