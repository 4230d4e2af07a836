package io.tideline.job.config;

import java.io.Serializable;
import java.util.Map;

/**
 * The names of the topics on this Kafka.
 *
 * @param prefix stands before a base name
 * @param renamed whole names by base name, for topics that do not follow the prefix
 */
public record TopicNames(String prefix, Map<String, String> renamed) implements Serializable {
  public TopicNames {
    renamed = Map.copyOf(renamed);
  }

  /** The topic's name on this Kafka, by its base name of CONTRACTS §1 and §2. */
  public String of(String baseName) {
    return renamed.getOrDefault(baseName, prefix + baseName);
  }
}
