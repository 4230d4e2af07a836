package io.tideline.job.ingest;

import java.io.Serializable;

/**
 * How long ids are remembered.
 *
 * @param retentionMillis event time for which an accepted id is kept, at least a day. A repetition
 *     within 24 h of event time is found wherever it arrives no more than {@code retention − 24 h}
 *     late
 */
public record DedupConfig(long retentionMillis) implements Serializable {

  /** Two days: exact for everything that is less than a day late. */
  public static final DedupConfig DEFAULT = new DedupConfig(48 * 3_600_000L);
}
