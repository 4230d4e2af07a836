package io.tideline.job.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.apache.flink.util.NetUtils;
import org.junit.jupiter.api.Test;

class WebPagePortTest {
  @Test
  void refusesAWantedPortThatIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> WebPagePort.choices(port))
          .hasMessage("port " + port + " is in use; allowed: a free port, or 0 for any");
    }
  }

  @Test
  void takesAWantedPortThatIsFree() throws IOException {
    assertThat(WebPagePort.choices(0)).isEqualTo("0");
  }

  @Test
  void triesTheUsualPortsAndThenAnyWhereNoneIsWanted() throws IOException {
    assertThat(NetUtils.getPortRangeFromString(WebPagePort.choices(null)))
        .toIterable()
        .startsWith(8081, 8082)
        .endsWith(8180, 0);
  }
}
