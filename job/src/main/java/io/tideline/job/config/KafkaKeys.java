package io.tideline.job.config;

import static io.tideline.job.config.ValueType.BOOL;
import static io.tideline.job.config.ValueType.DURATION;
import static io.tideline.job.config.ValueType.INT;
import static io.tideline.job.config.ValueType.LIST;
import static io.tideline.job.config.ValueType.MAP;
import static io.tideline.job.config.ValueType.STRING;

import io.tideline.udfs.event.Topic;
import java.util.List;
import java.util.stream.Stream;

/** Keys of the brokers, topics and Kafka clients. */
final class KafkaKeys {
  /**
   * Base names of all topics that may be renamed: inputs first, then {@code playbook} and outputs.
   */
  static final List<String> TOPIC_BASE_NAMES =
      Stream.concat(
              Topic.all().stream().map(Topic::baseName),
              Stream.of(
                  "playbook",
                  "automation-triggers",
                  "escalation-alerts",
                  "playbook-status",
                  "dead-letters"))
          .toList();

  private static final String TOPIC_FORM = "letters, digits, ., _ and -";

  static final ConfigKey BOOTSTRAP_SERVERS =
      ConfigKey.of("kafka.bootstrap_servers", LIST, "The brokers to start from.")
          .required()
          .matching("[^\\s,]+:\\d{1,5}", "HOST:PORT");

  static final ConfigKey GROUP_ID =
      ConfigKey.of(
              "kafka.group_id",
              STRING,
              "Consumer group under which the read positions show in Kafka's tools. A restart goes"
                  + " by the checkpoint, not by the group.")
          .byDefault("tideline");

  static final ConfigKey TOPIC_PREFIX =
      ConfigKey.of(
              "kafka.topic_prefix",
              STRING,
              "What stands before the base name of every topic that is not renamed below"
                  + " `kafka.topics`. May be empty.")
          .byDefault("tideline.")
          .matching("[a-zA-Z0-9._-]{0,200}", TOPIC_FORM);

  static final ConfigKey TOPICS =
      ConfigKey.of(
              "kafka.topics",
              MAP,
              "The whole name of a topic, by base name: `kafka.topics.comments: social-comments`."
                  + " The prefix is not put before it.")
          .whenAbsent("prefix + base name")
          .oneOf(TOPIC_BASE_NAMES)
          .matching("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}", TOPIC_FORM);

  static final ConfigKey PROPERTIES =
      ConfigKey.of(
              "kafka.properties",
              MAP,
              "Client properties handed to every Kafka client as they are: SASL, TLS, fetch sizes."
                  + " Those that have a key here, or that exactly-once needs, are refused."
                  + " A property that holds a password, secret, token or JAAS line takes it from"
                  + " the environment or a file.")
          .matching("(?s).*", "any text");

  static final ConfigKey CREATE_TOPICS =
      ConfigKey.of(
              "kafka.create_topics",
              BOOL,
              "Whether topics that do not exist are created at start; otherwise a missing topic"
                  + " ends the start with one line.")
          .byDefault("false");

  static final ConfigKey CREATE_PARTITIONS =
      ConfigKey.of("kafka.create_partitions", INT, "Partitions of a topic created at start.")
          .counting("partitions")
          .byDefault("4")
          .between(1, 10_000);

  static final ConfigKey CREATE_REPLICATION_FACTOR =
      ConfigKey.of("kafka.create_replication_factor", INT, "Copies of a topic created at start.")
          .counting("copies")
          .byDefault("1")
          .between(1, 100);

  static final ConfigKey CREATE_KEEP_FOREVER =
      ConfigKey.of(
              "kafka.create_keep_forever",
              BOOL,
              "Whether a topic created at start keeps everything (`retention.ms=-1`). Needed where"
                  + " past events are fed in: brokers delete by a record's own time.")
          .byDefault("false");

  static final ConfigKey TRANSACTIONAL_ID_PREFIX =
      ConfigKey.of(
              "kafka.transactional_id_prefix",
              STRING,
              "Start of the names of the job's transactions. Two jobs on one Kafka need two of"
                  + " them, and one job keeps its own over restarts.")
          .byDefault("tideline");

  static final ConfigKey TRANSACTION_TIMEOUT =
      ConfigKey.of(
              "kafka.transaction_timeout",
              DURATION,
              "How long a transaction may stay open before the broker gives it up: longer than the"
                  + " longest outage after which the job is to go on without loss, at least"
                  + " `checkpoint.interval` + `checkpoint.timeout`, and no longer than the broker's"
                  + " `transaction.max.timeout.ms`.")
          .byDefault("15min")
          .between("1min", "1d");

  static final List<ConfigKey> ALL =
      List.of(
          BOOTSTRAP_SERVERS,
          GROUP_ID,
          TOPIC_PREFIX,
          TOPICS,
          PROPERTIES,
          CREATE_TOPICS,
          CREATE_PARTITIONS,
          CREATE_REPLICATION_FACTOR,
          CREATE_KEEP_FOREVER,
          TRANSACTIONAL_ID_PREFIX,
          TRANSACTION_TIMEOUT);

  private KafkaKeys() {}
}
