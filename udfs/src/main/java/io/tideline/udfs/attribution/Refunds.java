package io.tideline.udfs.attribution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The refunds of one order, taken in the order of time (SEMANTICS §8).
 *
 * @param accepted those that count
 * @param refused beyond what was left of the order, or in another currency than it
 */
public record Refunds(List<RefundClaim> accepted, List<RefundClaim> refused) {

  /**
   * Judges all that are known; a repeated {@code refund_id} counts once, the first that is no more
   * than what is left.
   */
  public static Refunds of(OrderPath order, Collection<RefundClaim> claims) {
    var accepted = new ArrayList<RefundClaim>();
    var refused = new ArrayList<RefundClaim>();
    Set<String> seen = new HashSet<>();
    BigDecimal left = order.amount();
    for (RefundClaim claim : claims.stream().sorted(RefundClaim.ORDER).toList()) {
      if (seen.contains(claim.refundId())) {
        continue;
      }
      if (!claim.currency().equals(order.currency()) || claim.amount().compareTo(left) > 0) {
        refused.add(claim);
      } else {
        accepted.add(claim);
        seen.add(claim.refundId());
        left = left.subtract(claim.amount());
      }
    }
    return new Refunds(accepted, refused);
  }

  /** What was paid back in all. */
  public BigDecimal sum() {
    return accepted.stream().map(RefundClaim::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
