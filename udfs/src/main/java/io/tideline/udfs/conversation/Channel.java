package io.tideline.udfs.conversation;

import java.util.Locale;

/** Where a conversation takes place. Append only: state holds the ordinals. */
public enum Channel {
  DM,
  COMMENT;

  /** The name in tables and alerts. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
