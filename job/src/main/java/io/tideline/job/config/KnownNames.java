package io.tideline.job.config;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the key a written name belongs to, and for a name of no key the nearest one. */
final class KnownNames {
  private static final List<String> NAMES =
      ConfigKeys.all().stream().flatMap(KnownNames::namesOf).toList();

  private KnownNames() {}

  /** The key the name belongs to: its own, or the map it is an entry of. */
  static Optional<ConfigKey> keyOf(String name) {
    return ConfigKeys.all().stream().filter(key -> isNameOf(key, name)).findFirst();
  }

  /** Whether keys or entries stand below the name. */
  static boolean isSection(String name) {
    return ConfigKeys.all().stream()
        .anyMatch(
            key ->
                key.name().startsWith(name + ".")
                    || (key.type() == ValueType.MAP && key.name().equals(name)));
  }

  /** What to tell somebody who wrote an unknown name. */
  static String advice(String name) {
    return nearest(name)
        .map(known -> "did you mean " + known + "?")
        .orElse("docs/configuration.md lists all keys");
  }

  private static Optional<String> nearest(String name) {
    int near = Math.max(2, name.length() / 3);
    LevenshteinDistance distance = new LevenshteinDistance(near);
    return NAMES.stream()
        .filter(known -> distance.apply(name, known) >= 0)
        .min(Comparator.comparing(known -> distance.apply(name, known)));
  }

  private static boolean isNameOf(ConfigKey key, String name) {
    if (key.type() != ValueType.MAP) {
      return key.name().equals(name);
    }
    String start = key.name() + ".";
    List<String> entries = key.allowed().words();
    return name.startsWith(start)
        && (entries.isEmpty() || entries.contains(name.substring(start.length())));
  }

  private static Stream<String> namesOf(ConfigKey key) {
    if (key.type() != ValueType.MAP) {
      return Stream.of(key.name());
    }
    return key.allowed().words().stream().map(entry -> key.name() + "." + entry);
  }
}
