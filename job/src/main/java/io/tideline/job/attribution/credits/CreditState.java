package io.tideline.job.attribution.credits;

import io.tideline.udfs.attribution.RefundClaim;
import io.tideline.udfs.attribution.WeightedPath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an order and its refunds.
 *
 * @param weighted as last issued; null while only refunds are known
 * @param refunded as last issued
 * @param refunds all that are known: those that count, those that an earlier one may let count, and
 *     those that the clock has not passed
 * @param refused ids of refunds that were dead-lettered, each once
 * @param revision of the rows that changed last
 */
public record CreditState(
    @Nullable WeightedPath weighted,
    BigDecimal refunded,
    List<RefundClaim> refunds,
    Set<String> refused,
    long revision) {
  static final CreditState NEW = new CreditState(null, BigDecimal.ZERO, List.of(), Set.of(), 0);

  public CreditState {
    refunded = refunded == null ? BigDecimal.ZERO : refunded;
    refunds = refunds == null ? List.of() : refunds;
    refused = refused == null ? Set.of() : refused;
  }
}
