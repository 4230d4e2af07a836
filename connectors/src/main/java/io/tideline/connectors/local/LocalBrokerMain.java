package io.tideline.connectors.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The main class of {@link LocalBrokerProcess}: starts a broker, says so on its standard output,
 * and ends when its standard input does, so that it never outlives whoever started it.
 */
final class LocalBrokerMain {
  /** The line that says that clients can connect. */
  static final String READY = "ready";

  private LocalBrokerMain() {}

  /**
   * Runs until standard input ends.
   *
   * @param args the folder, the port, and overrides as {@code key=value}
   */
  public static void main(String[] args) throws IOException {
    Map<String, String> overrides = new HashMap<>();
    for (String override : List.of(args).subList(2, args.length)) {
      int equals = override.indexOf('=');
      overrides.put(override.substring(0, equals), override.substring(equals + 1));
    }
    LocalBrokerSettings settings =
        new LocalBrokerSettings(Path.of(args[0]), Integer.parseInt(args[1]), overrides);
    try (LocalBroker broker = LocalBroker.start(settings)) {
      System.out.println(READY);
      while (System.in.read() != -1) {
        // Only the end of the input matters.
      }
    }
  }
}
