package io.tideline.udfs.conversation;

import java.util.Locale;

/** What a deadline is for. */
public enum SlaTarget {
  /** The first response. */
  FRT,
  RESOLUTION;

  /** The name in alerts. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
