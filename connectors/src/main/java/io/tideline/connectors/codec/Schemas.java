package io.tideline.connectors.codec;

import io.tideline.udfs.event.EventType;
import java.util.EnumMap;
import java.util.Map;

/** The table of CONTRACTS §1: which fields each event type has, and the objects inside them. */
final class Schemas {

  static final Schema UTM = Schema.of("source? medium? campaign? content? term?");
  static final Schema ITEM = Schema.of("product_id quantity amount");
  static final Schema EXPERIMENT = Schema.of("id variant control");

  private static final String ENVELOPE = "event_id occurred_at account_id platform? received_at? ";
  private static final Map<EventType, Schema> BY_TYPE = new EnumMap<>(EventType.class);

  static {
    for (EventType type : EventType.values()) {
      BY_TYPE.put(type, Schema.of(ENVELOPE + fieldsOf(type)));
    }
  }

  private Schemas() {}

  static Schema of(EventType type) {
    return BY_TYPE.get(type);
  }

  private static String fieldsOf(EventType type) {
    return switch (type) {
      case COMMENT_CREATED ->
          "comment_id video_id parent_comment_id? conversation_id? direction sender_type sender_id"
              + " sender_name? customer_id? text? lang? likes? campaign_tag?";
      case COMMENT_DELETED -> "comment_id video_id";
      case DM_SENT ->
          "message_id conversation_id direction sender_type sender_id sender_name? customer_id?"
              + " text? lang? campaign_tag? coupon_code?";
      case CONVERSATION_ASSIGNED -> "conversation_id customer_id agent_id queue?";
      case CONVERSATION_RESOLVED, CONVERSATION_REOPENED -> "conversation_id customer_id agent_id?";
      case CONVERSATION_OPTED_OUT -> "customer_id";
      case LIVE_STARTED, LIVE_ENDED -> "live_id";
      case LIVE_GIFT ->
          "live_id viewer_id viewer_name? gift_id gift_name? diamonds repeat_count streak_id?"
              + " streak_end?";
      case LIVE_VIEWERS -> "live_id concurrent_viewers";
      case LIVE_PRODUCT_CLICKED -> "live_id viewer_id product_id";
      case PRODUCT_VIEWED, CART_ADDED -> "visitor_id product_id quantity? live_id? video_id?";
      case ORDER_PLACED ->
          "order_id person_id? visitor_id? amount currency coupon_code? items? new_customer?"
              + " visitor_id|person_id";
      case ORDER_REFUNDED -> "order_id refund_id amount currency";
      case VIDEO_SNAPSHOT ->
          "video_id published_at duration_s views likes comments shares saves? reach? impressions?"
              + " plays? completions? watch_time_s? followers hashtags? sound_id? sound_owned?"
              + " region? campaign_tag? experiment?";
      case AD_IMPRESSION, AD_CLICK, LINK_CLICK, PAGE_VIEWED, LEAD_SUBMITTED ->
          "visitor_id? person_id? utm? ttclid? url? visitor_id|person_id";
      case IDENTITY_LINKED -> "visitor_id person_id";
      case COST_RECORDED -> "cost_id campaign kind amount currency date impressions? clicks?";
      case AUDIENCE_ACTIVITY -> "region hour_start active_followers";
      case PRIVACY_ERASE -> "request_id subject_id";
    };
  }
}
