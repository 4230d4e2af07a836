package io.tideline.job.config;

import java.io.Serializable;

/**
 * How counts reach the spike rules.
 *
 * @param flushIntervalMillis how often gathered counts are passed on, in milliseconds
 */
public record SpikesConfig(long flushIntervalMillis) implements Serializable {

  /** What holds where nothing else is said; the default of {@code spikes.flush_interval}. */
  public static final SpikesConfig DEFAULT = new SpikesConfig(200L);
}
