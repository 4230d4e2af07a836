package io.tideline.udfs.attribution.roi;

import io.tideline.udfs.attribution.AttributionModel;
import io.tideline.udfs.attribution.CampaignDelta;
import io.tideline.udfs.attribution.LtvDelta;
import io.tideline.udfs.event.CostRecord;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A campaign's day, or a change of one: sums only, so that the order of what comes is no matter,
 * and what is taken back cancels exactly. Immutable.
 *
 * @param leads {@code lead.submitted} of the campaign
 * @param costs an entry a currency, ascending
 * @param credits an entry a currency and model, ascending
 */
public record CampaignDay(long leads, CostSum[] costs, CreditSum[] credits) {
  /** Nothing. */
  public static final CampaignDay NONE = new CampaignDay(0, new CostSum[0], new CreditSum[0]);

  /** One lead. */
  public static final CampaignDay LEAD = new CampaignDay(1, new CostSum[0], new CreditSum[0]);

  public CampaignDay {
    costs = costs == null ? new CostSum[0] : costs;
    credits = credits == null ? new CreditSum[0] : credits;
  }

  /** A cost. */
  public static CampaignDay of(CostRecord cost) {
    return new CampaignDay(0, new CostSum[] {CostSum.of(cost)}, new CreditSum[0]);
  }

  /** A cost that was replaced by a later record of its id. */
  public static CampaignDay without(CostRecord cost) {
    return new CampaignDay(0, new CostSum[] {CostSum.of(cost).negated()}, new CreditSum[0]);
  }

  /** What an order or its correction credits. */
  public static CampaignDay of(CampaignDelta delta) {
    return of(
        new CreditSum(
            delta.model(),
            delta.currency(),
            delta.conversions(),
            delta.newCustomers(),
            delta.revenue(),
            BigDecimal.ZERO,
            BigDecimal.ZERO));
  }

  /** What the customers won on the day bring. */
  public static CampaignDay of(LtvDelta delta) {
    return of(
        new CreditSum(
            delta.model(),
            delta.currency(),
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            delta.customers(),
            delta.netRevenue()));
  }

  private static CampaignDay of(CreditSum credit) {
    return new CampaignDay(0, new CostSum[0], new CreditSum[] {credit});
  }

  /** Both together. */
  public CampaignDay plus(CampaignDay other) {
    return new CampaignDay(
        leads + other.leads,
        Merging.of(costs, other.costs, CostSum::currency, CostSum::plus, CostSum::isNothing),
        Merging.of(credits, other.credits, CreditSum::key, CreditSum::plus, CreditSum::isNothing));
  }

  /** In which currencies it has costs or credits, in order. */
  public SortedSet<String> currencies() {
    var currencies = new TreeSet<String>();
    for (CostSum cost : costs) {
      currencies.add(cost.currency());
    }
    for (CreditSum credit : credits) {
      currencies.add(credit.currency());
    }
    return currencies;
  }

  /** Whether all that it has are leads, which have no currency of their own. */
  public boolean isLeadsOnly() {
    return leads > 0 && costs.length == 0 && credits.length == 0;
  }

  /** Whether nothing is left of it. */
  public boolean isNothing() {
    return leads == 0 && costs.length == 0 && credits.length == 0;
  }

  /** The credits of a model in a currency; null where there are none. */
  @Nullable CreditSum credit(AttributionModel model, String currency) {
    for (CreditSum credit : credits) {
      if (credit.model() == model && credit.currency().equals(currency)) {
        return credit;
      }
    }
    return null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CampaignDay that
        && leads == that.leads
        && Arrays.equals(costs, that.costs)
        && Arrays.equals(credits, that.credits);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(leads) + 31 * (Arrays.hashCode(costs) + 31 * Arrays.hashCode(credits));
  }

  @Override
  public String toString() {
    return "CampaignDay[leads=%d, costs=%s, credits=%s]"
        .formatted(leads, Arrays.toString(costs), Arrays.toString(credits));
  }
}
