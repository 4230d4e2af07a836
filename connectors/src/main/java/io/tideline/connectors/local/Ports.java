package io.tideline.connectors.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback interface. */
public final class Ports {
  private static final int LOWEST = 15_000;

  /**
   * Systems give ports from here on, or from higher up, to whoever asks for any (Linux 32 768, the
   * others 49 152): one of those that is free now may be somebody's a moment later.
   */
  private static final int GIVEN_OUT_FROM = 32_768;

  private static final int TRIES = 200;

  private Ports() {}

  /** A port that is free now, and that nobody gets who asks for any. */
  public static int free() throws IOException {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, GIVEN_OUT_FROM);
      try {
        requireFree(port);
        return port;
      } catch (IOException taken) {
        // The next one, then.
      }
    }
    throw new IOException(
        "none of " + TRIES + " ports from " + LOWEST + " to " + GIVEN_OUT_FROM + " is free");
  }

  /** Another one, for what takes both. */
  public static int freeBeside(int other) throws IOException {
    int port = free();
    while (port == other) {
      port = free();
    }
    return port;
  }

  /** Fails with one line where somebody listens on that port. */
  static void requireFree(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new IOException("port " + port + " is in use", e);
    }
  }
}
