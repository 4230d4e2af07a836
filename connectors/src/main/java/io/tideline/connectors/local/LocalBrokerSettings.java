package io.tideline.connectors.local;

import java.nio.file.Path;
import java.util.Map;

/**
 * How a local broker is started.
 *
 * @param dataDir where it keeps everything; made where it does not exist, kept when it stops
 * @param port where it listens on the loopback interface; 0 takes a free one
 * @param overrides broker properties that replace those a local broker has by default
 */
public record LocalBrokerSettings(Path dataDir, int port, Map<String, String> overrides) {
  /** Takes copies and an absolute path. */
  public LocalBrokerSettings {
    dataDir = dataDir.toAbsolutePath();
    overrides = Map.copyOf(overrides);
  }

  /** A broker in that folder on a free port. */
  public static LocalBrokerSettings in(Path dataDir) {
    return new LocalBrokerSettings(dataDir, 0, Map.of());
  }

  /** The same on that port. */
  public LocalBrokerSettings onPort(int newPort) {
    return new LocalBrokerSettings(dataDir, newPort, overrides);
  }
}
