package io.tideline.udfs.content;

import java.util.Locale;

/** What engagements are put in relation to where they are graded. */
public enum EngagementBase {
  /** The account's followers at that time. */
  FOLLOWERS,
  /** The views of the video. */
  VIEWS,
  /** How many people it reached. */
  REACH;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** As in tables and rules. */
  public String label() {
    return label;
  }
}
