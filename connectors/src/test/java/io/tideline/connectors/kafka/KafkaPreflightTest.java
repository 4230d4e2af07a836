package io.tideline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.connectors.local.LocalBroker;
import io.tideline.connectors.local.LocalBrokerSettings;
import io.tideline.connectors.local.TestBroker;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(TestBroker.class)
class KafkaPreflightTest {
  private static final TopicLayout LAYOUT = new TopicLayout(2, 1, true);
  private static final String PLAIN_LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"tideline\""
          + " password=\"%s\"%s;";

  private final KafkaSettings settings;

  KafkaPreflightTest(LocalBroker broker) {
    settings = KafkaSettings.of(broker.bootstrapServers());
  }

  @Test
  void saysThatNoBrokerAnswers() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = socket.getLocalPort();
    }
    KafkaSettings nowhere = KafkaSettings.of("127.0.0.1:" + nobody);

    assertThatThrownBy(new KafkaPreflight(nowhere, Duration.ofSeconds(1))::requireTopics)
        .isInstanceOf(KafkaPreflightException.class)
        .hasMessage(
            "kafka.bootstrap_servers: no broker answers at 127.0.0.1:" + nobody + " within 1 s");
  }

  @Test
  void namesTheTopicsThatAreMissingAndWhatToDo() {
    KafkaSettings missing = settings.withTopicPrefix("missing.");

    assertThatThrownBy(new KafkaPreflight(missing)::requireTopics)
        .isInstanceOf(KafkaPreflightException.class)
        .hasMessageStartingWith("kafka: no topic missing.comments, missing.direct-messages, ")
        .hasMessageContaining("missing.dead-letters at " + settings.bootstrapServers())
        .hasMessageContaining("kafka.create_topics: true")
        .hasMessageContaining("kafka-topics.sh --create")
        .message()
        .hasLineCount(1);
  }

  @Test
  void createsWhatIsMissingOnce() throws Exception {
    KafkaPreflight preflight = new KafkaPreflight(settings.withTopicPrefix("created."));

    assertThat(preflight.createMissingTopics(LAYOUT)).hasSize(16).contains("created.costs");
    assertThat(preflight.createMissingTopics(LAYOUT)).isEmpty();
    preflight.requireTopics();
  }

  @Test
  void saysWhyATopicCannotBeCreated() {
    KafkaPreflight preflight = new KafkaPreflight(settings.withTopicPrefix("copies."));

    assertThatThrownBy(() -> preflight.createMissingTopics(new TopicLayout(1, 3, false)))
        .isInstanceOf(KafkaPreflightException.class)
        .hasMessageStartingWith("kafka: cannot create topic copies.comments: ")
        .hasMessageContaining("replication");
  }

  @Test
  void saysThatAClientPropertyIsWrong() {
    KafkaSettings wrong = settings.withClientProperties(Map.of("security.protocol", "MAGIC"));

    assertThatThrownBy(new KafkaPreflight(wrong)::requireTopics)
        .isInstanceOf(KafkaPreflightException.class)
        .hasMessageStartingWith("kafka.properties: ")
        .hasMessageContaining("MAGIC");
  }

  @ParameterizedTest
  @CsvSource({"fetch.max.bytes, lots", "retries, 0", "max.in.flight.requests.per.connection, 9"})
  void refusesWhatOnlyAConsumerOrProducerLooksAt(String property, String value) {
    KafkaSettings wrong = settings.withClientProperties(Map.of(property, value));

    assertThatThrownBy(new KafkaPreflight(wrong)::requireTopics)
        .isInstanceOfSatisfying(
            KafkaPreflightException.class, e -> assertThat(e.isMisconfigured()).isTrue())
        .hasMessageStartingWith("kafka.properties: ")
        .message()
        .hasLineCount(1);
  }

  @Test
  void saysThatTheCredentialsAreRefusedWithoutShowingThem(@TempDir Path folder) throws Exception {
    try (LocalBroker guarded = LocalBroker.start(withPasswords(folder))) {
      KafkaSettings right = login(guarded, "right");
      KafkaSettings wrong = login(guarded, "hunter2");

      new KafkaPreflight(right).createMissingTopics(LAYOUT);
      assertThatThrownBy(new KafkaPreflight(wrong)::requireTopics)
          .isInstanceOf(KafkaPreflightException.class)
          .hasMessageStartingWith(
              "kafka.properties: " + guarded.bootstrapServers() + " refuses the credentials: ")
          .hasMessageNotContaining("hunter2");
    }
  }

  private static KafkaSettings login(LocalBroker broker, String password) {
    return KafkaSettings.of(broker.bootstrapServers())
        .withClientProperties(
            Map.of(
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config", PLAIN_LOGIN.formatted(password, "")));
  }

  private static LocalBrokerSettings withPasswords(Path folder) {
    return new LocalBrokerSettings(
        folder,
        0,
        Map.of(
            "listener.security.protocol.map",
            "CLIENTS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
            "sasl.enabled.mechanisms",
            "PLAIN",
            "sasl.mechanism.inter.broker.protocol",
            "PLAIN",
            "listener.name.clients.plain.sasl.jaas.config",
            PLAIN_LOGIN.formatted("right", " user_tideline=\"right\"")));
  }
}
