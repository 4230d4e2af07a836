package io.tideline.udfs.attribution;

/**
 * What a touch was, and how long before an order it may lie to count for it (SEMANTICS §8). Append
 * only: state and streams hold the ordinals.
 */
public enum TouchType {
  AD_IMPRESSION("ad.impression", Windows.DAY, "view_through"),
  AD_CLICK("ad.click", Windows.WEEK, "ad_click"),
  LINK_CLICK("link.click", Windows.WEEK, "link"),
  LEAD_SUBMITTED("lead.submitted", Windows.WEEK, "link"),
  CONVERSATION_DM("conversation.dm", Windows.WEEK, "dm_sale"),
  CONVERSATION_COMMENT("conversation.comment", Windows.WEEK, "comment_sale"),
  LIVE("live", Windows.DAY, "live_sale");

  /** No touch is eligible longer than this. */
  public static final long LONGEST_WINDOW_MILLIS = Windows.WEEK;

  /** {@code conversion_path} of an order without a touch. */
  public static final String DIRECT_PATH = "direct";

  private static final TouchType[] ALL = values();

  private final String label;
  private final long windowMillis;
  private final String conversionPath;

  TouchType(String label, long windowMillis, String conversionPath) {
    this.label = label;
    this.windowMillis = windowMillis;
    this.conversionPath = conversionPath;
  }

  /** The type of that ordinal, without a copy of all. */
  static TouchType ofOrdinal(int ordinal) {
    return ALL[ordinal];
  }

  /** The value of {@code touch_type}. */
  public String label() {
    return label;
  }

  /** How long before an order such a touch may lie, bounds included. */
  public long windowMillis() {
    return windowMillis;
  }

  /** {@code conversion_path} of an order whose last touch is of this type. */
  public String conversionPath() {
    return conversionPath;
  }

  /** Whether a message of a conversation was the touch. */
  public boolean isConversation() {
    return this == CONVERSATION_DM || this == CONVERSATION_COMMENT;
  }

  private static final class Windows {
    static final long DAY = 86_400_000L;
    static final long WEEK = 7 * DAY;
  }
}
