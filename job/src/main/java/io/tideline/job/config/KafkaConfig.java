package io.tideline.job.config;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * Which Kafka, which topics, and as whom.
 *
 * @param bootstrapServers HOST:PORT of brokers to start from
 * @param groupId consumer group under which read positions show
 * @param topics the topics' names
 * @param properties handed to every client; may hold secrets, which {@link #toString()} hides
 * @param transactions of the exactly-once sinks
 * @param creation of topics that do not exist
 */
public record KafkaConfig(
    List<String> bootstrapServers,
    String groupId,
    TopicNames topics,
    Map<String, String> properties,
    TransactionsConfig transactions,
    TopicCreation creation)
    implements Serializable {
  public KafkaConfig {
    bootstrapServers = List.copyOf(bootstrapServers);
    properties = Map.copyOf(properties);
  }

  @Override
  public String toString() {
    return "KafkaConfig[bootstrapServers=%s, groupId=%s, topics=%s, properties=%s, %s, %s]"
        .formatted(
            bootstrapServers,
            groupId,
            topics,
            Redaction.ofProperties(properties),
            transactions,
            creation);
  }
}
