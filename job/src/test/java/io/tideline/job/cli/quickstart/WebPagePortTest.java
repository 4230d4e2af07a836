package io.tideline.job.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class WebPagePortTest {
  @Test
  void refusesAWantedPortThatIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> WebPagePort.choose(port))
          .hasMessage("port " + port + " is in use; allowed: a free port, or 0 for any");
    }
  }

  @Test
  void takesAWantedPortThatIsFree() throws IOException {
    int free = WebPagePort.choose(0);
    assertThat(WebPagePort.choose(free)).isEqualTo(free);
  }

  @Test
  void findsAPortWhereNoneIsWanted() throws IOException {
    assertThat(WebPagePort.choose(null)).isPositive();
  }
}
