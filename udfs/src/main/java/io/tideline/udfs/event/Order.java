package io.tideline.udfs.event;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code order.placed}.
 *
 * @param personId null where unknown; at least one of person and visitor is there
 * @param items empty where unsaid
 */
public record Order(
    String orderId,
    @Nullable String personId,
    @Nullable String visitorId,
    BigDecimal amount,
    String currency,
    @Nullable String couponCode,
    List<OrderItem> items,
    @Nullable Boolean newCustomer) {

  public Order {
    items = items == null ? List.of() : items;
  }
}
