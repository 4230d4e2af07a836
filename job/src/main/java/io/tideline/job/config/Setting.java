package io.tideline.job.config;

import java.util.List;

/**
 * One value as it was written, before any check.
 *
 * @param key the dotted name it was written under
 * @param shape whether it is one text, a list, or nothing
 * @param texts the text, or the list's texts
 * @param place where it stands, as messages show it: {@code config.yaml:12} or {@code --set}
 */
record Setting(String key, Shape shape, List<String> texts, String place) {
  /** The shapes a value may have. */
  enum Shape {
    SCALAR,
    LIST,
    EMPTY
  }

  static Setting scalar(String key, String text, String place) {
    return new Setting(key, Shape.SCALAR, List.of(text), place);
  }

  /** A line about this setting. */
  String problem(String what) {
    return place + ": " + key + ": " + what;
  }
}
