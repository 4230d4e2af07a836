package io.tideline.udfs.attribution.identity;

import io.tideline.udfs.event.Event;
import java.math.BigDecimal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An {@code order.placed} as far as attribution needs it.
 *
 * @param items how many lines it has; null where unsaid
 */
public record PlacedOrder(
    String orderId,
    String eventId,
    String accountId,
    String platform,
    long atMillis,
    BigDecimal amount,
    String currency,
    @Nullable String couponCode,
    @Nullable String personId,
    @Nullable String visitorId,
    @Nullable Boolean newCustomer,
    @Nullable Integer items) {

  /** Of several orders of one id the first stands: what is repeated was not bought again. */
  public static final Comparator<PlacedOrder> ORDER =
      Comparator.comparingLong(PlacedOrder::atMillis).thenComparing(PlacedOrder::eventId);

  /** Of an event that is one. */
  public static PlacedOrder of(Event event) {
    var order = event.order();
    return new PlacedOrder(
        order.orderId(),
        event.eventId(),
        event.accountId(),
        event.platform(),
        event.occurredAtMillis(),
        order.amount(),
        order.currency(),
        order.couponCode(),
        order.personId(),
        order.visitorId(),
        order.newCustomer(),
        order.items().isEmpty() ? null : (Integer) order.items().size());
  }
}
