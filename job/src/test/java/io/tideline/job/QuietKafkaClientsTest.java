package io.tideline.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class QuietKafkaClientsTest {
  private static final Logger CLIENT =
      LoggerFactory.getLogger("org.apache.kafka.clients.NetworkClient");
  private static final Logger OTHER = LoggerFactory.getLogger("io.tideline.job.Preflight");

  @Test
  void clientsAreSilentWithinAndLogAfterwards() {
    boolean before = CLIENT.isWarnEnabled();
    try (var quiet = QuietKafkaClients.begin()) {
      assertThat(quiet).isNotNull();
      assertThat(CLIENT.isErrorEnabled()).isFalse();
      assertThat(OTHER.isErrorEnabled()).isTrue();
    }
    assertThat(CLIENT.isErrorEnabled()).isTrue();
    assertThat(CLIENT.isWarnEnabled()).isEqualTo(before);
  }
}
