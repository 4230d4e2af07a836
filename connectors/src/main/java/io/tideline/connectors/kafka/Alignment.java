package io.tideline.connectors.kafka;

import java.io.Serializable;

/**
 * How far one partition may run ahead of the slowest of the same reader.
 *
 * @param maxDriftMillis event time by which a partition may be ahead
 * @param updateIntervalMillis how often positions are compared, wall clock
 */
public record Alignment(long maxDriftMillis, long updateIntervalMillis) implements Serializable {}
