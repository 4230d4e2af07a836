package io.tideline.udfs.text;

import java.util.Locale;

/** What a sentiment score amounts to (SEMANTICS §3). */
public enum SentimentLabel {
  NEGATIVE,
  NEUTRAL,
  POSITIVE;

  /** Negative below 0.4, positive above 0.6, else neutral. */
  public static SentimentLabel of(double score) {
    if (score < 0.4) {
      return NEGATIVE;
    }
    return score > 0.6 ? POSITIVE : NEUTRAL;
  }

  /** The name in tables and SQL. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
