package io.tideline.job.cli.quickstart;

import io.tideline.job.ThisMachine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/** The port of Flink's web page. */
final class WebPagePort {
  /** Where Flink's page is expected. */
  static final int USUAL = 8081;

  private WebPagePort() {}

  /**
   * The wanted port, or the usual one, or where that is taken and none was wanted, any free one.
   *
   * @throws IOException where the wanted port is taken, one line
   */
  static int choose(@Nullable Integer wanted) throws IOException {
    if (wanted != null && wanted != 0) {
      if (!ThisMachine.isFree(wanted)) {
        throw new IOException("port " + wanted + " is in use; allowed: a free port, or 0 for any");
      }
      return wanted;
    }
    return wanted == null && ThisMachine.isFree(USUAL) ? USUAL : anyFree();
  }

  private static int anyFree() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
