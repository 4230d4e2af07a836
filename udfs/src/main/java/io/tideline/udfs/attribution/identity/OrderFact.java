package io.tideline.udfs.attribution.identity;

import org.jspecify.annotations.Nullable;

/** Something about an order: exactly one of the order itself, a claim, touches. */
public record OrderFact(
    String orderId,
    long orderMillis,
    @Nullable PlacedOrder order,
    @Nullable Claim claim,
    @Nullable FoundTouches found) {

  /** The order itself. */
  public static OrderFact of(PlacedOrder order) {
    return new OrderFact(order.orderId(), order.atMillis(), order, null, null);
  }

  /** Whose it is. */
  public static OrderFact of(Claim claim) {
    return new OrderFact(claim.orderId(), claim.orderMillis(), null, claim, null);
  }

  /** What led to it. */
  public static OrderFact of(FoundTouches found) {
    return new OrderFact(found.orderId(), found.orderMillis(), null, null, found);
  }
}
