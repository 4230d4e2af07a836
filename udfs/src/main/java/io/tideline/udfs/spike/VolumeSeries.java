package io.tideline.udfs.spike;

/** The counted series (SEMANTICS §2). */
public enum VolumeSeries {
  /** Inbound comments, per account and per video. */
  COMMENT("comment", "Comments", "read the newest, answer or hide"),
  /** Inbound direct messages. */
  DM("dm", "Direct messages", "staff the inbox"),
  /** Gifts: one a streak, one a gift outside a streak. */
  GIFT("gift", "Gifts", "thank the givers"),
  /** Orders placed. */
  ORDER("order", "Orders", "check stock and tracking"),
  /** Inbound comments labelled negative, per account and per video. */
  NEGATIVE_COMMENT("negative_comment", "Negative comments", "read the newest, answer or hide");

  private final String wireName;
  private final String title;
  private final String advice;

  VolumeSeries(String wireName, String title, String advice) {
    this.wireName = wireName;
    this.title = title;
    this.advice = advice;
  }

  /** The value of the column {@code series}. */
  public String wireName() {
    return wireName;
  }

  /** Whether it is counted per video as well, not only per account. */
  public boolean isPerVideo() {
    return this == COMMENT || this == NEGATIVE_COMMENT;
  }

  /** How an alert's summary calls it. */
  public String title() {
    return title;
  }

  /** What an alert's summary tells people to do. */
  public String advice() {
    return advice;
  }

  /**
   * The series of that wire name.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static VolumeSeries ofWireName(String name) {
    for (VolumeSeries series : values()) {
      if (series.wireName.equals(name)) {
        return series;
      }
    }
    throw new IllegalArgumentException("no such series: " + name);
  }
}
