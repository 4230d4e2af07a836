package io.tideline.job.cli.text;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What labels of a file are called here: {@code offensive} is {@code toxic}. A name that is not
 * mapped is what {@value #ANY_OTHER} is mapped to, else itself.
 */
record LabelMap(Map<String, String> names) {
  static final String ANY_OTHER = "*";
  static final LabelMap NONE = new LabelMap(Map.of());

  LabelMap {
    names = Map.copyOf(names);
  }

  /** The name here, which need not be one of a task's. */
  String apply(String label) {
    String name = label.strip();
    return names.getOrDefault(name, names.getOrDefault(ANY_OTHER, name));
  }

  /** A name that is mapped to none of the labels; null if there is none. */
  @Nullable String strange(List<String> labels) {
    return names.keySet().stream()
        .sorted()
        .filter(name -> !labels.contains(names.get(name)))
        .findFirst()
        .orElse(null);
  }
}
