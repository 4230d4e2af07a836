package io.tideline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.local.Eventually;
import io.tideline.connectors.local.LocalBrokerProcess;
import io.tideline.connectors.local.LocalBrokerSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerProbeTest {
  @TempDir Path folder;

  @Test
  void tellsAnOutageAndSinceWhenItIsOver() throws Exception {
    try (LocalBrokerProcess broker = LocalBrokerProcess.start(LocalBrokerSettings.in(folder));
        BrokerProbe probe = probe(broker)) {
      Eventually.holds("first answer", probe::reachable);
      long before = probe.reachableSinceMillis();

      broker.kill();
      Eventually.holds("outage", () -> !probe.reachable());
      long restarted = System.currentTimeMillis();
      broker.restart();
      Eventually.holds("end of the outage", probe::reachable);

      assertThat(probe.reachableSinceMillis()).isGreaterThanOrEqualTo(restarted);
      assertThat(before).isLessThan(restarted);
    }
    Eventually.holds("no thread left", () -> proberThreads() == 0);
  }

  @Test
  void startsNothingBeforeItIsAsked() {
    try (BrokerProbe probe = KafkaBrokerProbe.factory(KafkaSettings.of("127.0.0.1:1")).open()) {
      assertThat(proberThreads()).isZero();
    }
  }

  @Test
  void comesFromAFactoryThatCanBeShippedWithAJob() throws Exception {
    BrokerProbe.Factory factory =
        InstantiationUtil.clone(KafkaBrokerProbe.factory(KafkaSettings.of("127.0.0.1:1")));

    try (BrokerProbe probe = factory.open()) {
      assertThat(probe.reachable()).isFalse();
    }
  }

  private static BrokerProbe probe(LocalBrokerProcess broker) {
    return new KafkaBrokerProbe(
        KafkaSettings.of(broker.bootstrapServers()), Duration.ofMillis(500));
  }

  private static long proberThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("tideline-broker-probe"))
        .count();
  }
}
