package io.tideline.connectors.kafka;

import io.tideline.udfs.event.Topic;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How to reach Kafka and what the topics are called there.
 *
 * @param bootstrapServers {@code host:port}, several separated by commas
 * @param groupId the consumer group under which read positions are committed
 * @param topicPrefix stands before the base name of every topic that is not in {@code topicNames};
 *     may be empty
 * @param topicNames whole names of topics by base name
 * @param clientProperties handed to every Kafka client as they are (SASL, TLS)
 * @param transactions how the sink's transactions are named and how long they may stay open
 */
public record KafkaSettings(
    String bootstrapServers,
    String groupId,
    String topicPrefix,
    Map<String, String> topicNames,
    Map<String, String> clientProperties,
    Transactions transactions)
    implements Serializable {

  /** The base name of the topic that carries playbooks. */
  public static final String PLAYBOOK_TOPIC = "playbook";

  private static final Pattern SERVERS = Pattern.compile("[^\\s,]+:\\d{1,5}(,[^\\s,]+:\\d{1,5})*");
  private static final Pattern TOPIC_CHARACTERS = Pattern.compile("[a-zA-Z0-9._-]*");
  private static final int MAX_TOPIC_LENGTH = 249;

  /**
   * Transactions of the exactly-once sink.
   *
   * @param idPrefix start of their names; one job keeps its own over restarts, two jobs on one
   *     Kafka need two
   * @param timeoutMillis after how long the broker gives an open one up; at most the broker's
   *     {@code transaction.max.timeout.ms}, 15 minutes unless changed there
   */
  public record Transactions(String idPrefix, int timeoutMillis) implements Serializable {
    /** The prefix {@code tideline} and 15 minutes. */
    public static final Transactions DEFAULT = new Transactions("tideline", 15 * 60 * 1000);

    /** Checks both. */
    public Transactions {
      require(!idPrefix.isBlank(), "transactional_id_prefix", idPrefix, "a name, not blank");
      require(timeoutMillis > 0, "transaction_timeout", timeoutMillis + " ms", "more than 0 ms");
    }
  }

  /** Checks every setting; the message names the key, the value and what is allowed. */
  public KafkaSettings {
    require(
        SERVERS.matcher(bootstrapServers).matches(),
        "bootstrap_servers",
        bootstrapServers,
        "HOST:PORT, several separated by commas");
    require(!groupId.isBlank(), "group_id", groupId, "a name, not blank");
    require(
        TOPIC_CHARACTERS.matcher(topicPrefix).matches() && topicPrefix.length() <= 200,
        "topic_prefix",
        topicPrefix,
        "up to 200 letters, digits, ., _ and -");
    topicNames.forEach(KafkaSettings::requireTopicName);
    clientProperties.keySet().forEach(KafkaSettings::requirePassedThrough);
    topicNames = Map.copyOf(topicNames);
    clientProperties = Map.copyOf(clientProperties);
    requireDifferentNames(topicPrefix, topicNames);
  }

  /** Settings with everything but the servers at its default. */
  public static KafkaSettings of(String bootstrapServers) {
    return new KafkaSettings(
        bootstrapServers, "tideline", "tideline.", Map.of(), Map.of(), Transactions.DEFAULT);
  }

  /** The same settings under another prefix. */
  public KafkaSettings withTopicPrefix(String prefix) {
    return new KafkaSettings(
        bootstrapServers, groupId, prefix, topicNames, clientProperties, transactions);
  }

  /** The same settings with other client properties. */
  public KafkaSettings withClientProperties(Map<String, String> properties) {
    return new KafkaSettings(
        bootstrapServers, groupId, topicPrefix, topicNames, properties, transactions);
  }

  /** The name in Kafka of the topic with that base name. */
  public String topicName(String baseName) {
    return topicNames.getOrDefault(baseName, topicPrefix + baseName);
  }

  /** The names in Kafka of all topics with events, in the order of CONTRACTS §1. */
  public List<String> inputTopicNames() {
    return Topic.all().stream().map(topic -> topicName(topic.baseName())).toList();
  }

  /** The names in Kafka of all topics the job writes. */
  public List<String> outputTopicNames() {
    return OutputTopic.baseNames().stream().map(this::topicName).toList();
  }

  /** The properties every client starts from. */
  Properties clientConfig() {
    Properties config = new Properties();
    config.putAll(clientProperties);
    config.setProperty("bootstrap.servers", bootstrapServers);
    return config;
  }

  /** The text with the values of secret client properties masked. */
  String masked(String text) {
    return Secrets.masked(text, clientProperties);
  }

  /** All settings; values of secret client properties are shown as {@code ***}. */
  @Override
  public String toString() {
    return "KafkaSettings[bootstrapServers="
        + bootstrapServers
        + ", groupId="
        + groupId
        + ", topicPrefix="
        + topicPrefix
        + ", topicNames="
        + new TreeMap<>(topicNames)
        + ", clientProperties="
        + Secrets.redacted(clientProperties)
        + ", transactions="
        + transactions
        + "]";
  }

  private static Stream<String> baseNames() {
    return Stream.of(
            Topic.all().stream().map(Topic::baseName),
            Stream.of(PLAYBOOK_TOPIC),
            OutputTopic.baseNames().stream())
        .flatMap(names -> names);
  }

  private static void requirePassedThrough(String property) {
    FixedProperties.refusal(property)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException("kafka.properties." + property + ": " + why);
            });
  }

  private static void requireTopicName(String baseName, String name) {
    List<String> known = baseNames().toList();
    require(known.contains(baseName), "topics", baseName, String.join(", ", known));
    require(
        TOPIC_CHARACTERS.matcher(name).matches()
            && !name.isEmpty()
            && !name.equals(".")
            && !name.equals("..")
            && name.length() <= MAX_TOPIC_LENGTH,
        "topics." + baseName,
        name,
        "1 to 249 letters, digits, ., _ and -");
  }

  private static void requireDifferentNames(String prefix, Map<String, String> names) {
    Map<String, String> byName = new TreeMap<>();
    baseNames()
        .forEach(
            baseName -> {
              String name = names.getOrDefault(baseName, prefix + baseName);
              String other = byName.put(name, baseName);
              require(
                  other == null,
                  "topics." + baseName,
                  name,
                  "a name of its own; it is also the name of " + other);
            });
  }

  private static void require(boolean valid, String key, String value, String allowed) {
    if (!valid) {
      throw new IllegalArgumentException(
          "kafka." + key + ": \"" + value + "\" is not allowed; allowed: " + allowed);
    }
  }
}
