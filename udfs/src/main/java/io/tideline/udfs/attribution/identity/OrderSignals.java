package io.tideline.udfs.attribution.identity;

import io.tideline.udfs.attribution.PathTouch;
import io.tideline.udfs.attribution.TouchType;
import io.tideline.udfs.playbook.AttributionWindows;
import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalSubject;
import io.tideline.udfs.signal.SignalType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an order is to the playbook's rules: {@code order_placed}, with what led to it as known when
 * it was placed (SEMANTICS §7, §8). A click in a live counts whoever of the buyer's ids made it.
 */
public final class OrderSignals {
  private OrderSignals() {}

  /**
   * The signal of the order, addressed to its visitor, who is known where one clicks and watches,
   * else to its person.
   *
   * @throws NullPointerException while the order is not known
   */
  public static Signal of(PathFacts facts, AttributionWindows windows) {
    PlacedOrder order = Objects.requireNonNull(facts.order());
    List<PathTouch> path = facts.touchesByThen(windows);
    String live = lastLive(path);
    String buyer = order.visitorId() == null ? order.personId() : order.visitorId();
    var subject =
        new SignalSubject(order.accountId(), order.platform(), null, null, null, live, buyer, null);
    return Signal.of(SignalType.ORDER_PLACED, subject, "order/" + order.orderId(), order.atMillis())
        .with("signal.amount", order.amount().doubleValue())
        .with("signal.currency", order.currency())
        .with("signal.items", order.items())
        .with("signal.new_customer", order.newCustomer())
        .with("signal.coupon", order.couponCode() != null)
        .with("signal.after_live", live != null)
        .with("signal.conversion_path", conversionPath(path))
        .build();
  }

  /** The live of the last click in one; null where there was none. */
  private static @Nullable String lastLive(List<PathTouch> path) {
    String live = null;
    for (PathTouch touch : path) {
      if (touch.type() == TouchType.LIVE) {
        live = touch.content();
      }
    }
    return live;
  }

  private static String conversionPath(List<PathTouch> path) {
    return path.isEmpty()
        ? TouchType.DIRECT_PATH
        : path.get(path.size() - 1).type().conversionPath();
  }
}
