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
  private static final Utm OF_A_LIVE = new Utm("tiktok", "live", "(live)", null, null);

  private TouchReader() {}

  /** Hands on the touch that the event is, once for each id; nothing where it is none. */
  public static void read(Event event, Consumer<HeldTouch> out) {
    if (event.touchpoint() != null) {
      readTouchpoint(event, event.touchpoint(), out);
    } else if (event.type() == EventType.LIVE_PRODUCT_CLICKED) {
      var click = event.liveSignal();
      PathTouch touch = touch(event, TouchType.LIVE, OF_A_LIVE, click.liveId(), null);
      hold(event, click.viewerId(), EITHER | Roles.FIRST_HOLDER, touch, out);
    } else if (event.message() != null && TouchMessages.isTouch(event)) {
      readMessage(event, event.message(), out);
    }
  }

  private static void readTouchpoint(Event event, Touchpoint touchpoint, Consumer<HeldTouch> out) {
    TouchType type =
        switch (event.type()) {
          case AD_IMPRESSION -> TouchType.AD_IMPRESSION;
          case AD_CLICK -> TouchType.AD_CLICK;
          case LINK_CLICK -> TouchType.LINK_CLICK;
          case LEAD_SUBMITTED -> TouchType.LEAD_SUBMITTED;
          default -> null;
        };
    if (type == null) {
      return;
    }
    Utm utm = UtmTags.normal(touchpoint);
    PathTouch touch = touch(event, type, utm, utm.content(), null);
    String visitor = touchpoint.visitorId();
    String person = touchpoint.personId();
    if (visitor != null && visitor.equals(person)) {
      hold(event, visitor, EITHER | Roles.FIRST_HOLDER, touch, out);
      return;
    }
    hold(event, visitor, Roles.VISITOR | Roles.FIRST_HOLDER, touch, out);
    hold(event, person, Roles.PERSON | (visitor == null ? Roles.FIRST_HOLDER : 0), touch, out);
  }

  private static void readMessage(Event event, Message message, Consumer<HeldTouch> out) {
    boolean direct = event.type() == EventType.DM_SENT;
    TouchType type = direct ? TouchType.CONVERSATION_DM : TouchType.CONVERSATION_COMMENT;
    Utm utm = new Utm(null, null, UtmTags.normal(message.campaignTag()), null, null);
    PathTouch touch = touch(event, type, utm, null, message);
    hold(event, message.customerId(), EITHER | Roles.FIRST_HOLDER, touch, out);
    if (direct && message.couponCode() != null) {
      HolderKey coupon = new HolderKey(event.accountId(), message.couponCode(), true);
      out.accept(new HeldTouch(coupon, EITHER, touch));
    }
  }

  private static void hold(
      Event event, @Nullable String id, int roles, PathTouch touch, Consumer<HeldTouch> out) {
    if (id != null) {
      out.accept(new HeldTouch(HolderKey.of(event.accountId(), id), roles, touch));
    }
  }

  private static PathTouch touch(
      Event event, TouchType type, Utm utm, @Nullable String content, @Nullable Message message) {
    return new PathTouch(
        event.eventId(),
        type,
        event.occurredAtMillis(),
        event.receivedAtMillis(),
        utm.campaign(),
        utm.source(),
        utm.medium(),
        content,
        message == null ? null : message.messageId(),
        message == null ? null : ConversationIds.of(message));
  }
}
