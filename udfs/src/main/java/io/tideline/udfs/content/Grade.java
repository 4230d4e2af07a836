package io.tideline.udfs.content;

import java.util.Locale;

/** How good a figure is by the benchmarks (SEMANTICS §6). */
public enum Grade {
  /** Less than good. */
  BELOW,
  /** From the lower threshold, that included. */
  GOOD,
  /** Above the upper threshold. */
  GREAT;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** As in tables and rules. */
  public String label() {
    return label;
  }
}
