package io.tideline.udfs.alert;

import java.time.Instant;

/** Times as alerts and signals say them: RFC 3339, UTC, with milliseconds (CONTRACTS). */
public final class UtcText {
  private static final int WITHOUT_MILLIS = 20;

  private UtcText() {}

  /** The text of an instant. */
  public static String of(long millis) {
    String text = Instant.ofEpochMilli(millis).toString();
    return text.length() == WITHOUT_MILLIS ? text.substring(0, WITHOUT_MILLIS - 1) + ".000Z" : text;
  }
}
