package io.tideline.udfs.event;

/** Every event type of CONTRACTS §1, with the one topic it may come on. */
public enum EventType {
  COMMENT_CREATED(Topic.COMMENTS, "comment.created"),
  COMMENT_DELETED(Topic.COMMENTS, "comment.deleted"),
  DM_SENT(Topic.DIRECT_MESSAGES, "dm.sent"),
  CONVERSATION_ASSIGNED(Topic.CONVERSATION_EVENTS, "conversation.assigned"),
  CONVERSATION_RESOLVED(Topic.CONVERSATION_EVENTS, "conversation.resolved"),
  CONVERSATION_REOPENED(Topic.CONVERSATION_EVENTS, "conversation.reopened"),
  CONVERSATION_OPTED_OUT(Topic.CONVERSATION_EVENTS, "conversation.opted_out"),
  LIVE_STARTED(Topic.LIVE_EVENTS, "live.started"),
  LIVE_ENDED(Topic.LIVE_EVENTS, "live.ended"),
  LIVE_GIFT(Topic.LIVE_EVENTS, "live.gift"),
  LIVE_VIEWERS(Topic.LIVE_EVENTS, "live.viewers"),
  LIVE_PRODUCT_CLICKED(Topic.LIVE_EVENTS, "live.product_clicked"),
  PRODUCT_VIEWED(Topic.COMMERCE_EVENTS, "product.viewed"),
  CART_ADDED(Topic.COMMERCE_EVENTS, "cart.added"),
  ORDER_PLACED(Topic.COMMERCE_EVENTS, "order.placed"),
  ORDER_REFUNDED(Topic.COMMERCE_EVENTS, "order.refunded"),
  VIDEO_SNAPSHOT(Topic.VIDEO_METRICS, "video.snapshot"),
  AD_IMPRESSION(Topic.TOUCHPOINTS, "ad.impression"),
  AD_CLICK(Topic.TOUCHPOINTS, "ad.click"),
  LINK_CLICK(Topic.TOUCHPOINTS, "link.click"),
  PAGE_VIEWED(Topic.TOUCHPOINTS, "page.viewed"),
  LEAD_SUBMITTED(Topic.TOUCHPOINTS, "lead.submitted"),
  IDENTITY_LINKED(Topic.IDENTITIES, "identity.linked"),
  COST_RECORDED(Topic.COSTS, "cost.recorded"),
  AUDIENCE_ACTIVITY(Topic.AUDIENCE_ACTIVITY, "audience.activity"),
  PRIVACY_ERASE(Topic.PRIVACY_REQUESTS, "privacy.erase");

  private final Topic topic;
  private final String wireName;

  EventType(Topic topic, String wireName) {
    this.topic = topic;
    this.wireName = wireName;
  }

  /** The topic this type belongs to; on any other it is {@link DeadLetterReason#UNKNOWN_TYPE}. */
  public Topic topic() {
    return topic;
  }

  /** The value of the field {@code type}. */
  public String wireName() {
    return wireName;
  }
}
