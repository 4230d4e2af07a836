package io.tideline.udfs.attribution;

import io.tideline.udfs.event.DeadLetter;
import io.tideline.udfs.event.Event;
import java.math.BigDecimal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One {@code order.refunded}.
 *
 * @param record the record as it came, so that it can be dead-lettered, also where an earlier
 *     refund that comes late leaves nothing for it; null once it has been
 * @param settled whether it was judged before, together with what was known then
 */
public record RefundClaim(
    String orderId,
    String refundId,
    String eventId,
    long atMillis,
    BigDecimal amount,
    String currency,
    @Nullable DeadLetter record,
    boolean settled) {

  /** The order in which refunds are taken: by time, then by event id. */
  public static final Comparator<RefundClaim> ORDER =
      Comparator.comparingLong(RefundClaim::atMillis).thenComparing(RefundClaim::eventId);

  /** Of an event that is one. */
  public static RefundClaim of(Event event) {
    var refund = event.refund();
    return new RefundClaim(
        refund.orderId(),
        refund.refundId(),
        event.eventId(),
        event.occurredAtMillis(),
        refund.amount(),
        refund.currency(),
        refund.record(),
        false);
  }

  /** Whether it was judged before; a former version of the job kept no record of one that was. */
  public boolean isJudged() {
    return settled || record == null;
  }

  /** The same, once it was judged and counts. */
  public RefundClaim judged() {
    return new RefundClaim(orderId, refundId, eventId, atMillis, amount, currency, record, true);
  }

  /** The same, once it was dead-lettered. */
  public RefundClaim withoutRecord() {
    return new RefundClaim(orderId, refundId, eventId, atMillis, amount, currency, null, true);
  }
}
