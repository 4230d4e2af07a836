package io.tideline.udfs.playbook.cel;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A costly test that remembers what it said of short texts: most fields of signals have few values,
 * so a pattern is matched once a value. Not for several threads.
 */
final class Remembered implements Predicate<String> {
  private static final int LONGEST = 64;
  private static final int MOST = 256;

  private final Predicate<String> test;
  private final Map<String, Boolean> said = new HashMap<>();

  Remembered(Predicate<String> test) {
    this.test = test;
  }

  @Override
  public boolean test(String text) {
    if (text.length() > LONGEST) {
      return test.test(text);
    }
    Boolean known = said.get(text);
    if (known == null) {
      if (said.size() >= MOST) {
        said.clear();
      }
      known = test.test(text);
      said.put(text, known);
    }
    return known;
  }
}
