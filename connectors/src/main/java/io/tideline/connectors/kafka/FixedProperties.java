package io.tideline.connectors.kafka;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/** Client properties that Tideline sets itself; another value would break what it promises. */
public final class FixedProperties {
  private static final String FORMAT = "is fixed: Tideline reads and writes bytes; remove it";
  private static final String EXACTLY_ONCE =
      "is fixed to %s, without which nothing is exactly once; remove it";

  private static final Map<String, String> WHY =
      Map.ofEntries(
          entry("bootstrap.servers", "has a key of its own: kafka.bootstrap_servers"),
          entry("group.id", "has a key of its own: kafka.group_id"),
          entry("client.id.prefix", "has a key of its own: kafka.group_id"),
          entry("transactional.id", "has a key of its own: kafka.transactional_id_prefix"),
          entry("transaction.timeout.ms", "has a key of its own: kafka.transaction_timeout"),
          entry("acks", EXACTLY_ONCE.formatted("all")),
          entry("enable.idempotence", EXACTLY_ONCE.formatted("true")),
          entry("isolation.level", EXACTLY_ONCE.formatted("read_committed")),
          entry(
              "enable.auto.commit",
              "is fixed to false: positions are committed with checkpoints; remove it"),
          entry(
              "auto.offset.reset",
              "is fixed: a start goes by the group's committed positions, else from the earliest"
                  + " record; remove it"),
          entry(
              "allow.auto.create.topics",
              "is fixed to false; kafka.create_topics creates topics at start"),
          entry(
              "group.instance.id",
              "is fixed: checkpoints, not the group, say who reads what; remove it"),
          entry("key.serializer", FORMAT),
          entry("value.serializer", FORMAT),
          entry("key.deserializer", FORMAT),
          entry("value.deserializer", FORMAT));

  private FixedProperties() {}

  /** Why the property may not be given, and which key to use instead; empty where it may. */
  public static Optional<String> refusal(String property) {
    return Optional.ofNullable(WHY.get(property));
  }
}
