package io.tideline.connectors.codec;

import java.util.Locale;

/**
 * Every field name of CONTRACTS §1 with its kind, which is the same wherever the name occurs; that
 * is what lets a value be read before the record's {@code type} is known.
 */
enum Field {
  EVENT_ID(FieldKind.ID),
  TYPE(FieldKind.LABEL),
  OCCURRED_AT(FieldKind.TIME),
  ACCOUNT_ID(FieldKind.SHARED_ID),
  PLATFORM(FieldKind.LABEL),
  RECEIVED_AT(FieldKind.TIME),

  COMMENT_ID(FieldKind.ID),
  MESSAGE_ID(FieldKind.ID),
  VIDEO_ID(FieldKind.ID),
  PARENT_COMMENT_ID(FieldKind.ID),
  CONVERSATION_ID(FieldKind.ID),
  DIRECTION(FieldKind.DIRECTION),
  SENDER_TYPE(FieldKind.SENDER_TYPE),
  SENDER_ID(FieldKind.ID),
  SENDER_NAME(FieldKind.STRING),
  CUSTOMER_ID(FieldKind.ID),
  TEXT(FieldKind.TEXT),
  LANG(FieldKind.LABEL),
  LIKES(FieldKind.COUNT),
  CAMPAIGN_TAG(FieldKind.LABEL),
  COUPON_CODE(FieldKind.STRING),
  AGENT_ID(FieldKind.ID),
  QUEUE(FieldKind.LABEL),

  LIVE_ID(FieldKind.ID),
  VIEWER_ID(FieldKind.ID),
  VIEWER_NAME(FieldKind.STRING),
  GIFT_ID(FieldKind.ID),
  GIFT_NAME(FieldKind.LABEL),
  DIAMONDS(FieldKind.COUNT),
  REPEAT_COUNT(FieldKind.POSITIVE),
  STREAK_ID(FieldKind.ID),
  STREAK_END(FieldKind.BOOL),
  CONCURRENT_VIEWERS(FieldKind.COUNT),

  VISITOR_ID(FieldKind.ID),
  PERSON_ID(FieldKind.ID),
  PRODUCT_ID(FieldKind.ID),
  QUANTITY(FieldKind.COUNT),
  ORDER_ID(FieldKind.ID),
  REFUND_ID(FieldKind.ID),
  AMOUNT(FieldKind.MONEY),
  CURRENCY(FieldKind.CURRENCY),
  ITEMS(FieldKind.ITEMS),
  NEW_CUSTOMER(FieldKind.BOOL),

  PUBLISHED_AT(FieldKind.TIME),
  DURATION_S(FieldKind.NUMBER),
  VIEWS(FieldKind.COUNT),
  COMMENTS(FieldKind.COUNT),
  SHARES(FieldKind.COUNT),
  SAVES(FieldKind.COUNT),
  REACH(FieldKind.COUNT),
  IMPRESSIONS(FieldKind.COUNT),
  PLAYS(FieldKind.COUNT),
  COMPLETIONS(FieldKind.COUNT),
  WATCH_TIME_S(FieldKind.NUMBER),
  FOLLOWERS(FieldKind.COUNT),
  HASHTAGS(FieldKind.STRINGS),
  SOUND_ID(FieldKind.ID),
  SOUND_OWNED(FieldKind.BOOL),
  REGION(FieldKind.LABEL),
  EXPERIMENT(FieldKind.EXPERIMENT),

  UTM(FieldKind.UTM),
  TTCLID(FieldKind.STRING),
  URL(FieldKind.STRING),

  COST_ID(FieldKind.ID),
  CAMPAIGN(FieldKind.LABEL),
  KIND(FieldKind.COST_KIND),
  DATE(FieldKind.DATE),
  CLICKS(FieldKind.COUNT),

  HOUR_START(FieldKind.TIME),
  ACTIVE_FOLLOWERS(FieldKind.COUNT),

  REQUEST_ID(FieldKind.ID),
  SUBJECT_ID(FieldKind.ID),

  // Only inside utm and experiment.
  SOURCE(FieldKind.LABEL),
  MEDIUM(FieldKind.LABEL),
  CONTENT(FieldKind.STRING),
  TERM(FieldKind.STRING),
  ID(FieldKind.ID),
  VARIANT(FieldKind.ID),
  CONTROL(FieldKind.BOOL);

  private final FieldKind kind;
  private final String wireName;

  Field(FieldKind kind) {
    this.kind = kind;
    this.wireName = name().toLowerCase(Locale.ROOT);
  }

  FieldKind kind() {
    return kind;
  }

  /** The name in JSON. */
  String wireName() {
    return wireName;
  }

  /** The place of this field's value in {@link FieldValues}. */
  int slot() {
    return ordinal();
  }
}
