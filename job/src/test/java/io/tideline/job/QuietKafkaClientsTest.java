package io.tideline.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class QuietKafkaClientsTest {
  private static final Logger CLIENT =
      LoggerFactory.getLogger("org.apache.kafka.clients.NetworkClient");
  private static final Logger OTHER = LoggerFactory.getLogger("org.apache.flink.Other");

  @BeforeEach
  void letAllWarn() {
    Configurator.setLevel("org.apache", Level.WARN);
  }

  @AfterEach
  void letAllLogAsBefore() {
    Configurator.setLevel("org.apache", LogManager.getRootLogger().getLevel());
  }

  @Test
  void clientsAreSilentWithinAndLogAfterwards() {
    try (var quiet = QuietKafkaClients.begin()) {
      assertThat(quiet).isNotNull();
      assertThat(CLIENT.isErrorEnabled()).isFalse();
      assertThat(OTHER.isWarnEnabled()).isTrue();
    }
    assertThat(CLIENT.isWarnEnabled()).isTrue();
  }
}
