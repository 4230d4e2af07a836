package io.tideline.connectors.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBrokerTest {
  @TempDir Path folder;

  @Test
  void keepsItsRecordsWhenItIsStoppedAndStartedOnAnotherPort() throws Exception {
    try (LocalBroker broker = LocalBroker.start(LocalBrokerSettings.in(folder))) {
      Records records = new Records(broker.bootstrapServers());
      records.createTopic("kept");
      records.write("kept", 1, "one".getBytes(StandardCharsets.UTF_8));
    }
    try (LocalBroker broker = LocalBroker.start(LocalBrokerSettings.in(folder))) {
      Records records = new Records(broker.bootstrapServers());
      assertThat(records.readTexts("kept", "read_committed", 1)).containsExactly("one");
    }
  }

  @Test
  void saysInOneLineThatThePortIsInUse() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      LocalBrokerSettings settings = LocalBrokerSettings.in(folder).onPort(taken.getLocalPort());

      assertThatThrownBy(() -> LocalBroker.start(settings))
          .isInstanceOf(IOException.class)
          .hasMessage("port " + taken.getLocalPort() + " is in use");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void survivesAKillOfItsProcessOnTheSamePortAndLeavesNothingBehind() throws Exception {
    long pid;
    int port;
    try (LocalBrokerProcess process = LocalBrokerProcess.start(LocalBrokerSettings.in(folder))) {
      Records records = new Records(process.bootstrapServers());
      records.createTopic("kept");
      records.write("kept", 1, "one".getBytes(StandardCharsets.UTF_8));

      process.kill();
      process.restart();
      records.write("kept", 2, "two".getBytes(StandardCharsets.UTF_8));

      assertThat(records.readTexts("kept", "read_committed", 2)).containsExactly("one", "two");
      pid = process.pid();
      port = Integer.parseInt(process.bootstrapServers().split(":")[1]);
    }
    assertThat(ProcessHandle.of(pid)).isEmpty();
    Ports.requireFree(port);
  }
}
