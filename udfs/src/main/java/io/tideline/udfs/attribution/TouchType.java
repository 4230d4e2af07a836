package io.tideline.udfs.attribution;

import io.tideline.udfs.playbook.AttributionWindows;

/** What a touch was (SEMANTICS §8). Append only: state and streams hold the ordinals. */
public enum TouchType {
  AD_IMPRESSION("ad.impression", "view_through"),
  AD_CLICK("ad.click", "ad_click"),
  LINK_CLICK("link.click", "link"),
  LEAD_SUBMITTED("lead.submitted", "link"),
  CONVERSATION_DM("conversation.dm", "dm_sale"),
  CONVERSATION_COMMENT("conversation.comment", "comment_sale"),
  LIVE("live", "live_sale");

  /** {@code conversion_path} of an order without a touch. */
  public static final String DIRECT_PATH = "direct";

  private static final TouchType[] ALL = values();

  private final String label;
  private final String conversionPath;

  TouchType(String label, String conversionPath) {
    this.label = label;
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
  public long windowMillis(AttributionWindows windows) {
    return switch (this) {
      case AD_IMPRESSION -> windows.viewMillis();
      case LIVE -> windows.liveMillis();
      default -> windows.clickMillis();
    };
  }

  /** {@code conversion_path} of an order whose last touch is of this type. */
  public String conversionPath() {
    return conversionPath;
  }

  /** Whether a message of a conversation was the touch. */
  public boolean isConversation() {
    return this == CONVERSATION_DM || this == CONVERSATION_COMMENT;
  }
}
