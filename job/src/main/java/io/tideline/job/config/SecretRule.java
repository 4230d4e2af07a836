package io.tideline.job.config;

import java.util.List;
import java.util.Locale;

/** Which settings are secrets: they are never written in a configuration, nor shown anywhere. */
final class SecretRule {
  private static final List<String> MARKS =
      List.of(
          "password",
          "passphrase",
          "secret",
          "jaas",
          "token",
          "keystore.key",
          "private.key",
          "api.key");
  private static final List<String> ONLY_NAMES_A_PLACE =
      List.of(".url", ".file", ".location", ".path");

  private SecretRule() {}

  /** Whether what is written under the name, which belongs to the key, is a secret. */
  static boolean isSecret(ConfigKey key, String name) {
    return key.secret() || (key == KafkaKeys.PROPERTIES && isSecretProperty(name));
  }

  /** Whether a client property holds a secret, by its name. */
  static boolean isSecretProperty(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return MARKS.stream().anyMatch(lower::contains)
        && ONLY_NAMES_A_PLACE.stream().noneMatch(lower::endsWith);
  }

  /**
   * Whether the text keeps the secret elsewhere: it is a reference, or a JAAS line around one. A
   * secret may be part of a JAAS line, so that line alone may have text of its own.
   */
  static boolean isKeptElsewhere(String name, String text) {
    return name.toLowerCase(Locale.ROOT).contains("jaas")
        ? References.isIn(text)
        : References.isAll(text);
  }
}
