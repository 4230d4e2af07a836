package io.tideline.job.attribution;

import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.IdentityLink;
import io.tideline.udfs.event.LiveGift;
import io.tideline.udfs.event.LiveSignal;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.event.Order;
import io.tideline.udfs.event.Refund;
import io.tideline.udfs.event.Touchpoint;
import io.tideline.udfs.event.Utm;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What leads to orders, for tests. */
public final class ShopEvents {
  private ShopEvents() {}

  /** A visitor's click on an ad of the campaign {@code c-<id>}. */
  public static Event click(String id, String visitor, long at) {
    return touchpoint(EventType.AD_CLICK, id, visitor, null, at);
  }

  /** Any touchpoint, of the campaign {@code c-<id>}. */
  public static Event touchpoint(
      EventType type, String id, @Nullable String visitor, @Nullable String person, long at) {
    var utm = new Utm("tiktok", "paid", "c-" + id, null, null);
    return event(type, id, at, new Touchpoint(visitor, person, utm, null, null));
  }

  /** Somebody clicked a product in the live {@code live}. */
  public static Event liveClick(String id, String viewer, long at) {
    return event(
        EventType.LIVE_PRODUCT_CLICKED, id, at, new LiveSignal("live", null, viewer, "product"));
  }

  /** That a visitor is a person. */
  public static Event link(String id, String visitor, String person, long at) {
    return event(EventType.IDENTITY_LINKED, id, at, new IdentityLink(visitor, person));
  }

  /** An order of 100.00 EUR. */
  public static Event order(String id, @Nullable String person, @Nullable String visitor, long at) {
    return order(id, person, visitor, null, at);
  }

  /** Likewise, with a coupon. */
  public static Event order(
      String id,
      @Nullable String person,
      @Nullable String visitor,
      @Nullable String coupon,
      long at) {
    var order =
        new Order(id, person, visitor, new BigDecimal("100.00"), "EUR", coupon, List.of(), true);
    return event(EventType.ORDER_PLACED, "e-" + id, at, order);
  }

  /** A refund of an order. */
  public static Event refund(String id, String order, String amount, long at) {
    var refund = new Refund(order, id, new BigDecimal(amount), "EUR", null);
    return event(EventType.ORDER_REFUNDED, "e-" + id, at, refund);
  }

  /** The same event, received later. */
  public static Event received(Event event, long at) {
    return event(event, at);
  }

  /** An event of ours. */
  public static Event event(EventType type, String id, long at, Object body) {
    return event(type, id, at, at, body);
  }

  private static Event event(Event event, long receivedAt) {
    Object body =
        event.touchpoint() != null
            ? event.touchpoint()
            : event.identityLink() != null
                ? event.identityLink()
                : event.liveSignal() != null ? event.liveSignal() : event.order();
    return event(event.type(), event.eventId(), event.occurredAtMillis(), receivedAt, body);
  }

  private static Event event(
      EventType type, String id, long at, long receivedAt, @Nullable Object body) {
    return new Event(
        type,
        id,
        at,
        receivedAt,
        "acme",
        "tiktok",
        body instanceof Message message ? message : null,
        null,
        null,
        body instanceof LiveGift gift ? gift : null,
        body instanceof LiveSignal signal ? signal : null,
        null,
        body instanceof Order order ? order : null,
        body instanceof Refund refund ? refund : null,
        null,
        body instanceof Touchpoint touchpoint ? touchpoint : null,
        body instanceof IdentityLink link ? link : null,
        null,
        null,
        null,
        null,
        null);
  }
}
