package io.tideline.job.attribution.credits;

import io.tideline.udfs.attribution.Cohort;
import io.tideline.udfs.attribution.Issue;
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
 * @param cohort as last issued; null where there was no hold-out when the order was credited first
 */
public record CreditState(
    @Nullable WeightedPath weighted,
    BigDecimal refunded,
    List<RefundClaim> refunds,
    Set<String> refused,
    long revision,
    @Nullable Cohort cohort) {
  static final CreditState NEW =
      new CreditState(null, BigDecimal.ZERO, List.of(), Set.of(), 0, null);

  public CreditState {
    refunded = refunded == null ? BigDecimal.ZERO : refunded;
    refunds = refunds == null ? List.of() : refunds;
    refused = refused == null ? Set.of() : refused;
  }

  /** What was issued last; null while only refunds are known. */
  @Nullable Issue issued() {
    return weighted == null ? null : new Issue(weighted, refunded, cohort);
  }

  CreditState with(WeightedPath changed) {
    return new CreditState(changed, refunded, refunds, refused, revision, cohort);
  }

  CreditState with(List<RefundClaim> known) {
    return new CreditState(weighted, refunded, known, refused, revision, cohort);
  }
}
