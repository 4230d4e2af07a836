package io.tideline.job.config;

import java.io.Serializable;

/**
 * How long ids are remembered.
 *
 * @param retentionMillis event time, in milliseconds, for which an accepted id is kept
 */
public record DedupConfig(long retentionMillis) implements Serializable {}
