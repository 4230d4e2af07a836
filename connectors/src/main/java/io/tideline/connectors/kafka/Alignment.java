package io.tideline.connectors.kafka;

import java.io.Serializable;

/**
 * How the partitions of a reader are kept together in event time, and when one that is silent no
 * longer counts (SEMANTICS §1).
 *
 * @param maxDriftMillis event time by which a partition may be ahead of the slowest
 * @param updateIntervalMillis how often positions are compared, wall clock
 * @param idleAfterMillis for how long, wall clock, a partition must have nothing to read before it
 *     no longer holds back event time
 */
public record Alignment(long maxDriftMillis, long updateIntervalMillis, long idleAfterMillis)
    implements Serializable {}
