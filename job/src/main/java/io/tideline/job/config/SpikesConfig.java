package io.tideline.job.config;

import java.io.Serializable;

/**
 * How counts reach the spike rules.
 *
 * @param flushIntervalMillis how often gathered counts are passed on, in milliseconds
 */
public record SpikesConfig(long flushIntervalMillis) implements Serializable {}
