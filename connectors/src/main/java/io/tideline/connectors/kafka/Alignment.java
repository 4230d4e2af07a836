package io.tideline.connectors.kafka;

import java.io.Serializable;
import java.util.Set;

/**
 * How the partitions of a reader are kept together in event time, and when one that is silent no
 * longer counts (SEMANTICS §1).
 *
 * @param maxDriftMillis event time by which a partition may be ahead of the slowest
 * @param updateIntervalMillis how often positions are compared, wall clock
 * @param idleAfterMillis for how long, wall clock, a partition must have nothing to read before it
 *     no longer holds back event time
 * @param free topics whose partitions neither wait for others nor make them wait
 */
public record Alignment(
    long maxDriftMillis, long updateIntervalMillis, long idleAfterMillis, Set<String> free)
    implements Serializable {

  public Alignment {
    free = Set.copyOf(free);
  }

  /** All topics alike. */
  public Alignment(long maxDriftMillis, long updateIntervalMillis, long idleAfterMillis) {
    this(maxDriftMillis, updateIntervalMillis, idleAfterMillis, Set.of());
  }

  /** The same without those topics. */
  Alignment without(Set<String> topics) {
    return new Alignment(maxDriftMillis, updateIntervalMillis, idleAfterMillis, topics);
  }

  /** Whether the partitions of a topic are kept together with others. */
  boolean holds(String topic) {
    return !free.contains(topic);
  }
}
