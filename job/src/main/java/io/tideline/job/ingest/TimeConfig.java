package io.tideline.job.ingest;

import java.io.Serializable;

/**
 * How event time goes forward (SEMANTICS §1).
 *
 * @param maxDisorderMillis how far behind the newest event of its partition an event may come
 * @param idleAfterMillis a partition without records for so long holds nobody back
 * @param alignmentDriftMillis how far one partition may run ahead of the slowest
 * @param liveWithinMillis inputs that fall silent with a newest event no older than this are live:
 *     event time goes on with the wall clock; older ones are a backfill that has ended: it stands
 */
public record TimeConfig(
    long maxDisorderMillis, long idleAfterMillis, long alignmentDriftMillis, long liveWithinMillis)
    implements Serializable {

  /** The defaults of SEMANTICS §1. */
  public static final TimeConfig DEFAULT =
      new TimeConfig(60_000L, 30_000L, 10 * 60_000L, 24 * 3_600_000L);
}
