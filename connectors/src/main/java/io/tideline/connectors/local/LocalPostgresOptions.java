package io.tideline.connectors.local;

import java.nio.file.Path;

/**
 * How to start a {@link LocalPostgres}.
 *
 * @param folder keeps the data and the server's log; made where it is missing
 * @param port 0 for any free one
 * @param stopWithJvm stop the server in a shutdown hook; false for a caller that stops its servers
 *     in an order of its own
 */
public record LocalPostgresOptions(Path folder, int port, boolean stopWithJvm) {

  public LocalPostgresOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port: " + port + " is not in 0..65535");
    }
  }
}
