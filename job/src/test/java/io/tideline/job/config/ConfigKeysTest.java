package io.tideline.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigKeysTest {
  @Test
  void everyKeyAndEveryDefaultIsPinned() {
    assertThat(ConfigKeys.all().stream().map(ConfigKeysTest::line).toList())
        .containsExactly(
            "kafka.bootstrap_servers LIST required",
            "kafka.group_id STRING tideline",
            "kafka.topic_prefix STRING tideline.",
            "kafka.topics MAP absent",
            "kafka.properties MAP absent",
            "kafka.create_topics BOOL false",
            "kafka.create_partitions INT 4 [1, 10000]",
            "kafka.create_replication_factor INT 1 [1, 100]",
            "kafka.create_keep_forever BOOL false",
            "kafka.transactional_id_prefix STRING tideline",
            "kafka.transaction_timeout DURATION 15min [60000, 86400000]",
            "warehouse.url STRING absent",
            "warehouse.user STRING tideline",
            "warehouse.password STRING absent secret",
            "warehouse.flush_rows INT 100000 [1, 1000000]",
            "warehouse.flush_interval DURATION 3s [10, 600000]",
            "privacy.pseudonym_secret STRING absent secret",
            "privacy.pseudonym_secret_previous STRING absent secret",
            "text.models STRING absent",
            "checkpoint.interval DURATION 10s [1000, 3600000]",
            "checkpoint.timeout DURATION 10min [10000, 86400000]",
            "checkpoint.directory STRING absent",
            "state.backend ENUM rocksdb",
            "parallelism INT absent [1, 128]",
            "ui.port INT 8081 [0, 65535]",
            "time.max_disorder DURATION 60s [0, 3600000]",
            "time.idle_after DURATION 30s [1000, 3600000]",
            "time.alignment_max_drift DURATION 6h [60000, 2592000000]",
            "time.alignment_update_interval DURATION 100ms [10, 60000]",
            "time.silence_follows_wall_clock_within DURATION 24h [0, 2592000000]",
            "dedup.retention DURATION 48h [90000000, 2592000000]",
            "spikes.flush_interval DURATION 200ms [10, 10000]",
            "playbook.file STRING absent",
            "notify.alertmanager.urls LIST absent",
            "notify.alertmanager.authorization STRING absent secret",
            "notify.alertmanager.resend DURATION 1min [5000, 1800000]",
            "notify.webhook.url STRING absent",
            "notify.webhook.secret STRING absent secret",
            "notify.link STRING absent",
            "notify.group_wait DURATION 10s [1000, 600000]",
            "notify.group_interval DURATION 5min [1000, 86400000]",
            "notify.quiet_after DURATION 1h [60000, 604800000]");
  }

  @Test
  void everyTopicOfTheContractMayBeRenamed() {
    assertThat(KafkaKeys.TOPIC_BASE_NAMES)
        .containsExactly(
            "comments",
            "direct-messages",
            "conversation-events",
            "live-events",
            "commerce-events",
            "video-metrics",
            "touchpoints",
            "identities",
            "costs",
            "audience-activity",
            "privacy-requests",
            "playbook",
            "automation-triggers",
            "escalation-alerts",
            "playbook-status",
            "dead-letters");
  }

  @Test
  void everyDefaultIsAllowedItself() {
    List<ConfigKey> withDefault =
        ConfigKeys.all().stream()
            .filter(key -> key.fallback().kind() == Fallback.Kind.DEFAULT)
            .toList();

    assertThat(withDefault).isNotEmpty().allSatisfy(key -> ValueParser.defaultOf(key));
  }

  private static String line(ConfigKey key) {
    String fallback =
        switch (key.fallback().kind()) {
          case REQUIRED -> "required";
          case DEFAULT -> key.fallback().text();
          case ABSENT -> "absent";
        };
    boolean ranged = key.type() == ValueType.INT || key.type() == ValueType.DURATION;
    String range = ranged ? " [%d, %d]".formatted(key.allowed().min(), key.allowed().max()) : "";
    return key.name() + " " + key.type() + " " + fallback + range + (key.secret() ? " secret" : "");
  }
}
