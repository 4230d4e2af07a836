package io.tideline.udfs.playbook.cel;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * Checks regular expressions before they are compiled: compiling writes out each repetition, so
 * that {@code ((a{1000}){1000}){1000}} would fill any memory.
 */
public final class PatternCheck {
  /** More steps than that are not compiled to be counted exactly. */
  private static final long FAR_TOO_LARGE = 20_000;

  private PatternCheck() {}

  /**
   * What is wrong with a pattern; empty where nothing is.
   *
   * @param mostSteps how many steps its program may have
   */
  public static Optional<String> problem(String pattern, int mostSteps) {
    try {
      boolean isTooLarge =
          stepsAtMost(pattern) > FAR_TOO_LARGE
              || Pattern.compile(pattern).programSize() > mostSteps;
      return isTooLarge
          ? Optional.of("a regular expression of more than " + mostSteps + " steps")
          : Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of("not a regular expression: " + e.getDescription());
    }
  }

  /**
   * A bound of a pattern's size: every character a step, times the repetitions {@code {n,m}} around
   * it. What is no valid pattern has some bound, too.
   */
  static long stepsAtMost(String pattern) {
    // Of the groups that are open: what came in them before, and what they come to so far.
    long[] outer = new long[pattern.length() + 1];
    int depth = 0;
    long sum = 0;
    long last = 0;
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      int end = i + 1;
      if (c == '(') {
        outer[depth++] = sum;
        sum = 0;
        last = 0;
      } else if (c == ')' && depth > 0) {
        last = sum + 2;
        sum = bounded(outer[--depth] + last);
      } else if (c == '{' && repetitions(pattern, i) >= 0) {
        long times = Math.max(1, repetitions(pattern, i));
        sum = bounded(sum + last * (times - 1));
        last = bounded(last * times);
        end = pattern.indexOf('}', i) + 1;
      } else {
        end = atomEnd(pattern, i);
        last = end - i + 1L;
        sum = bounded(sum + last);
      }
      i = end;
    }
    while (depth > 0) {
      sum = bounded(sum + outer[--depth]);
    }
    return sum;
  }

  private static long bounded(long steps) {
    return Math.min(steps, Integer.MAX_VALUE);
  }

  /** Where the character, class, escape or quotation that begins there ends. */
  private static int atomEnd(String pattern, int from) {
    char c = pattern.charAt(from);
    if (c == '[') {
      return classEnd(pattern, from);
    }
    if (c != '\\' || from + 1 == pattern.length()) {
      return from + 1;
    }
    char escaped = pattern.charAt(from + 1);
    if (escaped == 'Q') {
      int close = pattern.indexOf("\\E", from);
      return close < 0 ? pattern.length() : close + 2;
    }
    boolean isNamed = "pPx".indexOf(escaped) >= 0 && pattern.startsWith("{", from + 2);
    int close = isNamed ? pattern.indexOf('}', from) : -1;
    return close < 0 ? from + 2 : close + 1;
  }

  /** A bracket that comes first in a class, or within {@code [:alpha:]}, does not close it. */
  private static int classEnd(String pattern, int from) {
    int i = pattern.startsWith("^", from + 1) ? from + 2 : from + 1;
    if (pattern.startsWith("]", i)) {
      i++;
    }
    while (i < pattern.length() && pattern.charAt(i) != ']') {
      int named = pattern.startsWith("[:", i) ? pattern.indexOf(":]", i + 2) : -1;
      i = named >= 0 ? named + 2 : pattern.charAt(i) == '\\' ? i + 2 : i + 1;
    }
    return Math.min(pattern.length(), i + 1);
  }

  /** How often at most what stands before {@code {n}}, {@code {n,}} or {@code {n,m}}; else -1. */
  private static long repetitions(String pattern, int open) {
    int close = pattern.indexOf('}', open);
    if (close < 0 || close - open > 12) {
      return -1;
    }
    String[] bounds = pattern.substring(open + 1, close).split(",", -1);
    if (bounds.length > 2 || !isNumber(bounds[0])) {
      return -1;
    }
    long least = Long.parseLong(bounds[0]);
    if (bounds.length == 1) {
      return least;
    }
    if (bounds[1].isEmpty()) {
      return least + 1;
    }
    return isNumber(bounds[1]) ? Math.max(least, Long.parseLong(bounds[1])) : -1;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
