package io.tideline.udfs.event;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * {@code order.refunded}.
 *
 * @param record the record as it came, so that it can be dead-lettered where it proves to be more
 *     than is left of its order
 */
public record Refund(
    String orderId,
    String refundId,
    BigDecimal amount,
    String currency,
    @Nullable DeadLetter record) {

  /** With the record that it came as. */
  public Refund withRecord(DeadLetter original) {
    return new Refund(orderId, refundId, amount, currency, original);
  }
}
