package io.tideline.job.config;

import io.tideline.udfs.playbook.document.DurationText;
import java.util.List;

/**
 * Which values of a key are allowed.
 *
 * @param min smallest number; milliseconds where the key is a duration
 * @param max largest number, likewise
 * @param words the words an enum key may hold, or the names a map key may hold; empty where any
 * @param pattern the expression a text (or each text of a list) must match as a whole
 * @param form the pattern in words
 */
public record Allowed(long min, long max, List<String> words, String pattern, String form) {
  static final Allowed ANY =
      new Allowed(
          Long.MIN_VALUE, Long.MAX_VALUE, List.of(), "(?s).*\\S.*", "a text that is not blank");

  Allowed between(long smallest, long largest) {
    return new Allowed(smallest, largest, words, pattern, form);
  }

  Allowed oneOf(List<String> names) {
    return new Allowed(min, max, List.copyOf(names), pattern, form);
  }

  Allowed matching(String expression, String inWords) {
    return new Allowed(min, max, words, expression, inWords);
  }

  boolean holds(long number) {
    return number >= min && number <= max;
  }

  /** The rule in words, as messages and the reference show it. */
  String describe(ValueType type) {
    return switch (type) {
      case STRING -> form;
      case LIST -> "a list of " + form;
      case MAP -> words.isEmpty() ? "any name" : "names " + String.join(", ", words);
      case BOOL -> "true or false";
      case ENUM -> String.join(" or ", words);
      case INT -> "a whole number from " + min + " to " + max;
      case DURATION ->
          "%s, from %s to %s"
              .formatted(DurationText.ALLOWED, DurationText.print(min), DurationText.print(max));
    };
  }
}
