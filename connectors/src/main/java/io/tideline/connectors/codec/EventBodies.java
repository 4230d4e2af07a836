package io.tideline.connectors.codec;

import io.tideline.udfs.attribution.utm.UtmTags;
import io.tideline.udfs.event.AudienceActivity;
import io.tideline.udfs.event.CommentDeletion;
import io.tideline.udfs.event.ConversationChange;
import io.tideline.udfs.event.CostRecord;
import io.tideline.udfs.event.Direction;
import io.tideline.udfs.event.ErasureRequest;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.IdentityLink;
import io.tideline.udfs.event.LiveGift;
import io.tideline.udfs.event.LiveSignal;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.event.Order;
import io.tideline.udfs.event.Refund;
import io.tideline.udfs.event.ShopView;
import io.tideline.udfs.event.Touchpoint;
import io.tideline.udfs.event.VideoSnapshot;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the body that each event type has, of values that its schema has found valid. */
final class EventBodies {

  private final FieldValues values;

  EventBodies(FieldValues values) {
    this.values = values;
  }

  Object of(EventType type) {
    return switch (type) {
      case COMMENT_CREATED -> comment();
      case COMMENT_DELETED ->
          new CommentDeletion(values.get(Field.COMMENT_ID), values.get(Field.VIDEO_ID));
      case DM_SENT -> directMessage();
      case CONVERSATION_ASSIGNED, CONVERSATION_RESOLVED, CONVERSATION_REOPENED ->
          conversationChange(type);
      case CONVERSATION_OPTED_OUT ->
          new ConversationChange(null, values.get(Field.CUSTOMER_ID), null, null);
      case LIVE_STARTED, LIVE_ENDED -> new LiveSignal(values.get(Field.LIVE_ID), null, null, null);
      case LIVE_GIFT -> liveGift();
      case LIVE_VIEWERS ->
          new LiveSignal(
              values.get(Field.LIVE_ID), values.number(Field.CONCURRENT_VIEWERS), null, null);
      case LIVE_PRODUCT_CLICKED ->
          new LiveSignal(
              values.get(Field.LIVE_ID),
              null,
              values.get(Field.VIEWER_ID),
              values.get(Field.PRODUCT_ID));
      case PRODUCT_VIEWED, CART_ADDED -> shopView();
      case ORDER_PLACED -> order();
      case ORDER_REFUNDED -> refund();
      case VIDEO_SNAPSHOT -> videoSnapshot();
      case AD_IMPRESSION, AD_CLICK, LINK_CLICK, PAGE_VIEWED, LEAD_SUBMITTED -> touchpoint();
      case IDENTITY_LINKED ->
          new IdentityLink(values.get(Field.VISITOR_ID), values.get(Field.PERSON_ID));
      case COST_RECORDED -> cost();
      case AUDIENCE_ACTIVITY ->
          new AudienceActivity(
              values.get(Field.REGION),
              values.number(Field.HOUR_START),
              values.number(Field.ACTIVE_FOLLOWERS));
      case PRIVACY_ERASE ->
          new ErasureRequest(values.get(Field.REQUEST_ID), values.get(Field.SUBJECT_ID));
    };
  }

  private Message comment() {
    return new Message(
        values.get(Field.COMMENT_ID),
        values.get(Field.VIDEO_ID),
        values.getOrNull(Field.PARENT_COMMENT_ID),
        values.getOrNull(Field.CONVERSATION_ID),
        values.get(Field.DIRECTION),
        values.get(Field.SENDER_TYPE),
        values.get(Field.SENDER_ID),
        values.getOrNull(Field.SENDER_NAME),
        customerId(),
        values.getOrNull(Field.TEXT),
        values.getOrNull(Field.LANG),
        values.numberOrNull(Field.LIKES),
        UtmTags.masked(values.getOrNull(Field.CAMPAIGN_TAG)),
        null);
  }

  private Message directMessage() {
    return new Message(
        values.get(Field.MESSAGE_ID),
        null,
        null,
        values.get(Field.CONVERSATION_ID),
        values.get(Field.DIRECTION),
        values.get(Field.SENDER_TYPE),
        values.get(Field.SENDER_ID),
        values.getOrNull(Field.SENDER_NAME),
        customerId(),
        values.getOrNull(Field.TEXT),
        values.getOrNull(Field.LANG),
        null,
        UtmTags.masked(values.getOrNull(Field.CAMPAIGN_TAG)),
        values.getOrNull(Field.COUPON_CODE));
  }

  /** Who writes to the account is its customer, whatever the record says. */
  private @Nullable String customerId() {
    boolean inbound = values.<Direction>get(Field.DIRECTION) == Direction.INBOUND;
    return inbound ? values.get(Field.SENDER_ID) : values.getOrNull(Field.CUSTOMER_ID);
  }

  private ConversationChange conversationChange(EventType type) {
    String queue = type == EventType.CONVERSATION_ASSIGNED ? values.getOrNull(Field.QUEUE) : null;
    return new ConversationChange(
        values.get(Field.CONVERSATION_ID),
        values.get(Field.CUSTOMER_ID),
        values.getOrNull(Field.AGENT_ID),
        queue);
  }

  private LiveGift liveGift() {
    return new LiveGift(
        values.get(Field.LIVE_ID),
        values.get(Field.VIEWER_ID),
        values.getOrNull(Field.VIEWER_NAME),
        values.get(Field.GIFT_ID),
        UtmTags.masked(values.getOrNull(Field.GIFT_NAME)),
        values.number(Field.DIAMONDS),
        values.number(Field.REPEAT_COUNT),
        values.getOrNull(Field.STREAK_ID),
        values.getOrNull(Field.STREAK_END));
  }

  private ShopView shopView() {
    return new ShopView(
        values.get(Field.VISITOR_ID),
        values.get(Field.PRODUCT_ID),
        values.numberOrNull(Field.QUANTITY),
        values.getOrNull(Field.LIVE_ID),
        values.getOrNull(Field.VIDEO_ID));
  }

  private Order order() {
    return new Order(
        values.get(Field.ORDER_ID),
        values.getOrNull(Field.PERSON_ID),
        values.getOrNull(Field.VISITOR_ID),
        values.get(Field.AMOUNT),
        values.get(Field.CURRENCY),
        values.getOrNull(Field.COUPON_CODE),
        listOf(Field.ITEMS),
        values.getOrNull(Field.NEW_CUSTOMER));
  }

  private Refund refund() {
    return new Refund(
        values.get(Field.ORDER_ID),
        values.get(Field.REFUND_ID),
        values.get(Field.AMOUNT),
        values.get(Field.CURRENCY),
        null);
  }

  private VideoSnapshot videoSnapshot() {
    return new VideoSnapshot(
        values.get(Field.VIDEO_ID),
        values.number(Field.PUBLISHED_AT),
        values.decimal(Field.DURATION_S),
        values.number(Field.VIEWS),
        values.number(Field.LIKES),
        values.number(Field.COMMENTS),
        values.number(Field.SHARES),
        values.numberOrNull(Field.SAVES),
        values.numberOrNull(Field.REACH),
        values.numberOrNull(Field.IMPRESSIONS),
        values.numberOrNull(Field.PLAYS),
        values.numberOrNull(Field.COMPLETIONS),
        values.decimalOrNull(Field.WATCH_TIME_S),
        values.number(Field.FOLLOWERS),
        listOf(Field.HASHTAGS),
        values.getOrNull(Field.SOUND_ID),
        values.getOrNull(Field.SOUND_OWNED),
        values.getOrNull(Field.REGION),
        UtmTags.masked(values.getOrNull(Field.CAMPAIGN_TAG)),
        values.getOrNull(Field.EXPERIMENT));
  }

  private <T> List<T> listOf(Field field) {
    List<T> list = values.getOrNull(field);
    return list == null ? List.of() : list;
  }

  private Touchpoint touchpoint() {
    return new Touchpoint(
        values.getOrNull(Field.VISITOR_ID),
        values.getOrNull(Field.PERSON_ID),
        values.getOrNull(Field.UTM),
        values.getOrNull(Field.TTCLID),
        values.getOrNull(Field.URL));
  }

  private CostRecord cost() {
    return new CostRecord(
        values.get(Field.COST_ID),
        Objects.requireNonNull(UtmTags.masked(values.get(Field.CAMPAIGN))),
        values.get(Field.KIND),
        values.get(Field.AMOUNT),
        values.get(Field.CURRENCY),
        values.get(Field.DATE),
        values.numberOrNull(Field.IMPRESSIONS),
        values.numberOrNull(Field.CLICKS));
  }
}
