package io.tideline.job.attribution.credits;

import io.tideline.job.playbook.AccountSettings;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.udfs.playbook.AttributionWindows;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.io.Serializable;

/**
 * What the credits pipeline is told.
 *
 * @param windows how long before an order a message counts
 * @param orderDays for how long an order's shares are kept, by the wall clock
 * @param customerDays likewise, what a customer has brought
 * @param controlPct so many percent of people are left alone by automation; 0 for nobody
 * @param secret keys the buyers' pseudonyms
 */
public record CreditsConfig(
    AccountSettings<AttributionWindows> windows,
    int orderDays,
    int customerDays,
    AccountSettings<Double> controlPct,
    PseudonymSecret secret)
    implements Serializable {
  /**
   * As long as the campaign's day can be corrected: a refund within that time takes back exactly
   * the shares that were credited, in the rows, the campaigns and the customers' values alike.
   */
  private static final int ORDER_DAYS = 430;

  private static final int CUSTOMER_DAYS = 400;

  /** A refund within that time finds what was credited (SEMANTICS §8). */
  private static final int LEAST_DAYS = 90;

  private static final String TABLE = "conversions";

  /** What playbooks ask for. */
  public static CreditsConfig of(PlaybooksConfig playbooks, PseudonymSecret secret) {
    return new CreditsConfig(
        playbooks.windows(),
        playbooks.stateDays(TABLE, LEAST_DAYS, ORDER_DAYS),
        playbooks.stateDays(TABLE, LEAST_DAYS, CUSTOMER_DAYS),
        playbooks.controlPct(),
        secret);
  }
}
