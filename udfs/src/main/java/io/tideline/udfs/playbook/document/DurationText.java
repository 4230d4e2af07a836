package io.tideline.udfs.playbook.document;

import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 250ms}, {@code 10s}, {@code 15min}, {@code 24h}. */
public final class DurationText {
  /** What is allowed, in words. */
  public static final String ALLOWED = "a number and ms, s, min, h or d";

  private static final Pattern FORM = Pattern.compile("(\\d{1,15}) ?(ms|s|min|h|d)");
  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1_000L, "min", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  private DurationText() {}

  /** The duration in milliseconds, empty where the text is not one or is beyond a long. */
  public static OptionalLong parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    try {
      long number = Long.parseLong(matcher.group(1));
      return OptionalLong.of(Math.multiplyExact(number, MILLIS.get(matcher.group(2))));
    } catch (ArithmeticException beyondLong) {
      return OptionalLong.empty();
    }
  }

  /** The duration in the largest unit that holds it without a rest: 90 000 is {@code 90s}. */
  public static String print(long millis) {
    for (String unit : new String[] {"d", "h", "min", "s"}) {
      long unitMillis = MILLIS.get(unit);
      if (millis >= unitMillis && millis % unitMillis == 0) {
        return millis / unitMillis + unit;
      }
    }
    return millis + "ms";
  }
}
