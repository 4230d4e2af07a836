package io.tideline.udfs.decision;

import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.Order;
import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalSubject;
import io.tideline.udfs.signal.SignalType;
import org.jspecify.annotations.Nullable;

/** What an order is to the rules. */
final class OrderSignals {
  private OrderSignals() {}

  /** Whom to address: the visitor, who is known where it clicked and watched, else the person. */
  static String buyer(Order order) {
    return order.visitorId() == null ? order.personId() : order.visitorId();
  }

  /**
   * The signal of an order.
   *
   * @param liveId the live after which it was placed; null where after none
   */
  static Signal of(Event event, String customerId, @Nullable String liveId) {
    Order order = event.order();
    var subject =
        new SignalSubject(
            event.accountId(), event.platform(), null, null, null, liveId, customerId, null);
    return Signal.of(
            SignalType.ORDER_PLACED, subject, "order/" + order.orderId(), event.occurredAtMillis())
        .with("signal.amount", order.amount().doubleValue())
        .with("signal.currency", order.currency())
        .with("signal.items", order.items().isEmpty() ? null : order.items().size())
        .with("signal.new_customer", order.newCustomer())
        .with("signal.coupon", order.couponCode() != null)
        .with("signal.after_live", liveId != null)
        .build();
  }
}
