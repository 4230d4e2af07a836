package io.tideline.udfs.attribution.identity;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * That an order is a person's: the order says so, or a link of its visitor does. Of several the one
 * that happened first holds.
 *
 * @param visitorId the order's; null where it names none
 * @param linkedAtMillis when the link happened; {@link Long#MIN_VALUE} where the order says so
 * @param linkEventId of the link; empty where the order says so
 * @param sinceMillis from when on the link is known; {@link Long#MIN_VALUE} where the order says so
 */
public record Claim(
    String accountId,
    String orderId,
    long orderMillis,
    @Nullable String visitorId,
    String personId,
    long linkedAtMillis,
    String linkEventId,
    long sinceMillis) {

  /** The first in this order holds. */
  public static final Comparator<Claim> ORDER =
      Comparator.comparingLong(Claim::linkedAtMillis)
          .thenComparing(Claim::linkEventId)
          .thenComparing(Claim::personId);

  /** The order names its person itself. */
  public static Claim own(PlacedOrder order, String personId) {
    return new Claim(
        order.accountId(),
        order.orderId(),
        order.atMillis(),
        order.visitorId(),
        personId,
        Long.MIN_VALUE,
        "",
        Long.MIN_VALUE);
  }
}
