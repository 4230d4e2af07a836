package io.tideline.connectors.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void aFreePortIsNoneThatTheSystemGivesToWhoeverAsksForAny() throws IOException {
    for (int i = 0; i < 100; i++) {
      int port = Ports.free();
      assertThat(port).isBetween(15_000, 32_767);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        assertThatThrownBy(() -> Ports.requireFree(port))
            .isInstanceOf(IOException.class)
            .hasMessage("port " + port + " is in use");
        assertThat(socket.getLocalPort()).isEqualTo(port);
      }
    }
  }
}
