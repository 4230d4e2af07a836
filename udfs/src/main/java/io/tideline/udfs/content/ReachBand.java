package io.tideline.udfs.content;

import java.util.Locale;

/** How far a video came beyond those who follow its account (SEMANTICS §6). */
public enum ReachBand {
  /** Less than organic. */
  FOLLOWER_BOUND,
  /** From half as many views as followers by default. */
  ORGANIC,
  /** Above twice as many by default. */
  VIRAL;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** As in tables and rules. */
  public String label() {
    return label;
  }
}
