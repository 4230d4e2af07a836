package io.tideline.udfs.content;

import java.util.Locale;

/** How many follow an account (SEMANTICS §6): what is good depends on it. */
public enum Tier {
  /** Below 10 000 by default. */
  SMALL,
  /** From there to 100 000, both included. */
  MID,
  /** Above. */
  LARGE;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** As in tables and rules. */
  public String label() {
    return label;
  }
}
