package io.tideline.udfs.attribution.identity;

import io.tideline.udfs.attribution.PathTouch;
import io.tideline.udfs.attribution.TouchType;
import io.tideline.udfs.attribution.utm.UtmTags;
import io.tideline.udfs.conversation.ConversationIds;
import io.tideline.udfs.conversation.TouchMessages;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.event.Touchpoint;
import io.tideline.udfs.event.Utm;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which touch an event is, and under which ids it is held (SEMANTICS §8): a touchpoint under its
 * visitor and its person; a product's click in a live under the viewer, who may be either; a direct
 * message with a coupon, and an outbound message with a link, under the customer, who may be
 * either, and under the coupon. A page view is none.
 */
public final class TouchReader {
  private static final int EITHER = Roles.VISITOR | Roles.PERSON;

  private TouchReader() {}

  /** Hands on the touch that the event is, once for each id; nothing where it is none. */
  public static void read(Event event, Consumer<HeldTouch> out) {
    if (event.touchpoint() != null) {
      readTouchpoint(event, event.touchpoint(), out);
    } else if (event.type() == EventType.LIVE_PRODUCT_CLICKED) {
      var click = event.liveSignal();
      Utm utm = new Utm("tiktok", "live", "(live)", click.liveId(), null);
      PathTouch touch = touch(event, TouchType.LIVE, utm);
      out.accept(held(event, click.viewerId(), EITHER | Roles.FIRST_HOLDER, touch));
    } else if (event.message() != null && TouchMessages.isTouch(event)) {
      readMessage(event, event.message(), out);
    }
  }

  private static void readTouchpoint(Event event, Touchpoint touchpoint, Consumer<HeldTouch> out) {
    TouchType type = typeOf(event.type());
    if (type == null) {
      return;
    }
    PathTouch touch = touch(event, type, UtmTags.normal(touchpoint));
    String visitor = touchpoint.visitorId();
    String person = touchpoint.personId();
    if (visitor != null && visitor.equals(person)) {
      out.accept(held(event, visitor, EITHER | Roles.FIRST_HOLDER, touch));
      return;
    }
    if (visitor != null) {
      out.accept(held(event, visitor, Roles.VISITOR | Roles.FIRST_HOLDER, touch));
    }
    if (person != null) {
      int first = visitor == null ? Roles.FIRST_HOLDER : 0;
      out.accept(held(event, person, Roles.PERSON | first, touch));
    }
  }

  private static @Nullable TouchType typeOf(EventType type) {
    return switch (type) {
      case AD_IMPRESSION -> TouchType.AD_IMPRESSION;
      case AD_CLICK -> TouchType.AD_CLICK;
      case LINK_CLICK -> TouchType.LINK_CLICK;
      case LEAD_SUBMITTED -> TouchType.LEAD_SUBMITTED;
      default -> null;
    };
  }

  private static void readMessage(Event event, Message message, Consumer<HeldTouch> out) {
    boolean direct = event.type() == EventType.DM_SENT;
    TouchType type = direct ? TouchType.CONVERSATION_DM : TouchType.CONVERSATION_COMMENT;
    Utm utm = new Utm(null, null, UtmTags.campaign(message.campaignTag()), null, null);
    PathTouch touch = touch(event, type, utm);
    if (message.customerId() != null) {
      out.accept(held(event, message.customerId(), EITHER | Roles.FIRST_HOLDER, touch));
    }
    if (direct && message.couponCode() != null) {
      HolderKey coupon = new HolderKey(event.accountId(), message.couponCode(), true);
      out.accept(new HeldTouch(coupon, EITHER, touch));
    }
  }

  private static HeldTouch held(Event event, String id, int roles, PathTouch touch) {
    return new HeldTouch(HolderKey.of(event.accountId(), id), roles, touch);
  }

  private static PathTouch touch(Event event, TouchType type, Utm utm) {
    Message message = event.message();
    return new PathTouch(
        event.eventId(),
        type,
        event.occurredAtMillis(),
        event.receivedAtMillis(),
        utm.campaign(),
        utm.source(),
        utm.medium(),
        utm.content(),
        message == null ? null : message.messageId(),
        message == null ? null : ConversationIds.of(message));
  }
}
