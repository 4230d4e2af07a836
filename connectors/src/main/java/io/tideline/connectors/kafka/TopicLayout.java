package io.tideline.connectors.kafka;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * How topics are created.
 *
 * @param partitions of each topic, at least 1
 * @param replicationFactor copies of each partition, at least 1
 * @param keepForever sets {@code retention.ms=-1}, without which brokers delete by a record's
 *     timestamp, so that past events would vanish as soon as they are written (CONTRACTS §1);
 *     otherwise the broker's default holds
 */
public record TopicLayout(int partitions, int replicationFactor, boolean keepForever) {
  /** Checks both counts. */
  public TopicLayout {
    if (partitions < 1) {
      throw new IllegalArgumentException(
          "kafka.create_partitions: \"" + partitions + "\" is not allowed; allowed: 1 or more");
    }
    if (replicationFactor < 1 || replicationFactor > Short.MAX_VALUE) {
      throw new IllegalArgumentException(
          "kafka.create_replication_factor: \""
              + replicationFactor
              + "\" is not allowed; allowed: 1 to "
              + Short.MAX_VALUE);
    }
  }

  NewTopic newTopic(String name) {
    NewTopic topic = new NewTopic(name, partitions, (short) replicationFactor);
    return keepForever ? topic.configs(Map.of("retention.ms", "-1")) : topic;
  }

  /** Of the topic of playbooks the newest of each tenant is kept for good, in one partition. */
  NewTopic newPlaybookTopic(String name) {
    return new NewTopic(name, 1, (short) replicationFactor)
        .configs(Map.of("cleanup.policy", "compact"));
  }
}
