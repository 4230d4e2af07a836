package io.tideline.connectors.kafka;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What the brokers said about how far partitions reach.
 *
 * @param askedMillis when they were asked, by {@link SplitClocks#nowMillis()}
 * @param emptyFrom the offset from which on a partition held no committed record; {@link
 *     Long#MIN_VALUE} where it held none from the point on where its reader starts
 */
record Backlog(long askedMillis, Map<TopicPartition, Long> emptyFrom) {
  /** Nothing was said yet. */
  static final Backlog UNKNOWN = new Backlog(Long.MIN_VALUE, Map.of());
}
