package io.tideline.job.config;

import java.io.Serializable;

/**
 * How long ids are remembered.
 *
 * @param retentionMillis event time, in milliseconds, for which an accepted id is kept
 */
public record DedupConfig(long retentionMillis) implements Serializable {

  /** What holds where nothing else is said; the default of {@code dedup.retention}. */
  public static final DedupConfig DEFAULT = new DedupConfig(172_800_000L);
}
