package io.tideline.udfs.content;

import java.util.Locale;

/** How much of its length a video is watched for on average (SEMANTICS §6). */
public enum WatchGrade {
  /** Less than ok. */
  WEAK,
  /** From half of it by default. */
  OK,
  /** From four fifths by default. */
  STRONG;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** As in tables and rules. */
  public String label() {
    return label;
  }
}
