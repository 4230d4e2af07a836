package io.tideline.job.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checked values by key, defaults filled in. The getters expect the key's own type; only keys
 * without a default may be absent.
 */
final class ConfigValues {
  private final Map<ConfigKey, Object> values;

  ConfigValues(Map<ConfigKey, Object> values) {
    this.values = Map.copyOf(values);
  }

  boolean has(ConfigKey key) {
    return values.containsKey(key);
  }

  String text(ConfigKey key) {
    return optionalText(key).orElseThrow();
  }

  Optional<String> optionalText(ConfigKey key) {
    return Optional.ofNullable((String) values.get(key));
  }

  /** A duration in milliseconds, or a number. */
  long number(ConfigKey key) {
    return optionalNumber(key).orElseThrow();
  }

  /** A number that its key keeps within an int. */
  int wholeNumber(ConfigKey key) {
    return Math.toIntExact(number(key));
  }

  Optional<Long> optionalNumber(ConfigKey key) {
    return Optional.ofNullable((Long) values.get(key));
  }

  boolean flag(ConfigKey key) {
    return (Boolean) values.get(key);
  }

  List<String> list(ConfigKey key) {
    List<?> texts = (List<?>) values.getOrDefault(key, List.of());
    return texts.stream().map(String.class::cast).toList();
  }

  Map<String, String> map(ConfigKey key) {
    Map<?, ?> entries = (Map<?, ?>) values.getOrDefault(key, Map.of());
    return entries.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(e -> (String) e.getKey(), e -> (String) e.getValue()));
  }
}
