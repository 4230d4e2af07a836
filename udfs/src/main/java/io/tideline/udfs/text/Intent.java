package io.tideline.udfs.text;

import java.util.Locale;

/** What the writer of a message wants (SEMANTICS §3). */
public enum Intent {
  PURCHASE,
  QUESTION,
  COMPLAINT,
  SPAM,
  PRAISE,
  /** None of the others, or none with enough confidence. */
  OTHER;

  /** The name in tables and SQL. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
