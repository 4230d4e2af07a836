package io.tideline.connectors.kafka;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Knows which Kafka client properties are secret and keeps their values out of texts. */
final class Secrets {
  private static final String MASK = "***";

  /**
   * Passwords, JAAS lines, tokens and private keys; certificates and key <em>paths</em> are not.
   */
  private static final Pattern SECRET_KEY =
      Pattern.compile(
          "password|secret|jaas|token(?!\\.endpoint\\.url)|credential|keystore\\.key"
              + "|private\\.?key|api\\.?key|passphrase");

  private Secrets() {}

  static boolean isSecret(String key) {
    return SECRET_KEY.matcher(key.toLowerCase(Locale.ROOT)).find();
  }

  static Map<String, String> redacted(Map<String, String> properties) {
    Map<String, String> shown = new TreeMap<>(properties);
    shown.replaceAll((key, value) -> isSecret(key) ? MASK : value);
    return shown;
  }

  static String masked(String text, Map<String, String> properties) {
    String shown = text;
    for (Map.Entry<String, String> property : properties.entrySet()) {
      if (isSecret(property.getKey()) && !property.getValue().isEmpty()) {
        shown = shown.replace(property.getValue(), MASK);
      }
    }
    return shown;
  }
}
