package io.tideline.udfs.alert;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as summaries of alerts say them to a person: English, UTC. */
public final class SpokenTimes {
  private static final DateTimeFormatter CLOCK = formatter("HH:mm");
  private static final DateTimeFormatter DAY = formatter("EEEE");
  private static final DateTimeFormatter DAY_AND_CLOCK = formatter("EEE d MMM HH:mm");

  private SpokenTimes() {}

  /** For example 19:05. */
  public static String clock(long millis) {
    return CLOCK.format(Instant.ofEpochMilli(millis));
  }

  /** For example Tuesday. */
  public static String day(long millis) {
    return DAY.format(Instant.ofEpochMilli(millis));
  }

  /** For example Tue 10 Mar 19:05. */
  public static String dayAndClock(long millis) {
    return DAY_AND_CLOCK.format(Instant.ofEpochMilli(millis));
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }
}
