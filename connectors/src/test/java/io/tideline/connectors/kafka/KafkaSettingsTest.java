package io.tideline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {
  private static final KafkaSettings PLAIN = KafkaSettings.of("127.0.0.1:9092");

  @Test
  void putsThePrefixBeforeANameThatIsNotOverridden() {
    KafkaSettings settings = withNames(Map.of("comments", "social-comments"));

    assertThat(settings.topicName("comments")).isEqualTo("social-comments");
    assertThat(settings.topicName("costs")).isEqualTo("tideline.costs");
    assertThat(settings.inputTopicNames()).hasSize(11).contains("social-comments");
    assertThat(settings.outputTopicNames())
        .containsExactly(
            "tideline.automation-triggers",
            "tideline.escalation-alerts",
            "tideline.playbook-status",
            "tideline.dead-letters");
  }

  @Test
  void keepsSecretsOutOfItsText() {
    Map<String, String> secrets = new HashMap<>();
    for (String key :
        List.of(
            "sasl.jaas.config",
            "ssl.keystore.password",
            "ssl.key.password",
            "ssl.keystore.key",
            "sasl.oauthbearer.client.credentials.client.secret",
            "my.Token",
            "basic.auth.credentials")) {
      secrets.put(key, "hunter2");
    }
    KafkaSettings settings = PLAIN.withClientProperties(secrets);

    assertThat(settings.toString()).contains("sasl.jaas.config=***").doesNotContain("hunter2");
    assertThat(settings.masked("wrong: hunter2")).isEqualTo("wrong: ***");
  }

  @Test
  void showsWhatIsNotSecret() {
    KafkaSettings settings =
        PLAIN.withClientProperties(
            Map.of(
                "security.protocol", "SASL_SSL",
                "ssl.truststore.location", "/etc/ca.jks",
                "sasl.oauthbearer.token.endpoint.url", "https://id.example/token"));

    assertThat(settings.toString()).contains("SASL_SSL", "/etc/ca.jks", "id.example");
  }

  @Test
  void canBeShippedWithAJob() throws Exception {
    KafkaSettings settings = withNames(Map.of("comments", "social-comments"));

    assertThat(InstantiationUtil.clone(settings)).isEqualTo(settings);
  }

  @Test
  void namesKeyValueAndWhatIsAllowed() {
    assertThatThrownBy(() -> KafkaSettings.of("somewhere"))
        .hasMessage(
            "kafka.bootstrap_servers: \"somewhere\" is not allowed; allowed: HOST:PORT, several"
                + " separated by commas");
    assertThatThrownBy(() -> PLAIN.withTopicPrefix("a b"))
        .hasMessageStartingWith("kafka.topic_prefix: \"a b\" is not allowed; allowed: ");
    assertThatThrownBy(() -> withNames(Map.of("coments", "x")))
        .hasMessageStartingWith("kafka.topics: \"coments\" is not allowed; allowed: comments, ");
    assertThatThrownBy(() -> withNames(Map.of("comments", "a/b")))
        .hasMessageStartingWith("kafka.topics.comments: \"a/b\" is not allowed; allowed: ");
    assertThatThrownBy(() -> PLAIN.withClientProperties(Map.of("group.id", "x")))
        .hasMessage("kafka.properties.group.id: has a key of its own: kafka.group_id");
  }

  @Test
  void refusesOneNameForTwoTopics() {
    assertThatThrownBy(() -> withNames(Map.of("costs", "all", "comments", "all")))
        .hasMessage(
            "kafka.topics.costs: \"all\" is not allowed; allowed: a name of its own; it is also"
                + " the name of comments");
  }

  private static KafkaSettings withNames(Map<String, String> names) {
    return new KafkaSettings(
        PLAIN.bootstrapServers(),
        PLAIN.groupId(),
        PLAIN.topicPrefix(),
        names,
        Map.of(),
        KafkaSettings.Transactions.DEFAULT);
  }
}
