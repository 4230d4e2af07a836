package io.tideline.udfs.spike;

/** The counted series (SEMANTICS §2). */
public enum VolumeSeries {
  /** Inbound comments, per account and per video. */
  COMMENT("comment", "Comments"),
  /** Inbound direct messages. */
  DM("dm", "Direct messages"),
  /** Gifts: one a streak, one a gift outside a streak. */
  GIFT("gift", "Gifts"),
  /** Orders placed. */
  ORDER("order", "Orders"),
  /** Inbound comments labelled negative, per account and per video. */
  NEGATIVE_COMMENT("negative_comment", "Negative comments");

  private final String wireName;
  private final String title;

  VolumeSeries(String wireName, String title) {
    this.wireName = wireName;
    this.title = title;
  }

  /** The value of the column {@code series}. */
  public String wireName() {
    return wireName;
  }

  /** How an alert's summary calls it. */
  public String title() {
    return title;
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
