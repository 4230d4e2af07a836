package io.tideline.udfs.attribution.roi;

import io.tideline.udfs.attribution.AttributionModel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code campaign_daily} (SEMANTICS §8): a day of a campaign in one currency by one
 * model. Money is in the currency, and never in another's row.
 *
 * <ul>
 *   <li>{@code ctr} = clicks / impressions × 100, {@code conversionRate} = conversions / clicks ×
 *       100
 *   <li>{@code cpc} = media / clicks, {@code cpm} = media / impressions × 1000
 *   <li>{@code cpl} = total / leads, {@code cpa} = total / conversions, {@code cac} = total / new
 *       customers: an order is a conversion whoever places it, a new customer only the first time
 *   <li>{@code roas} = revenue / media, {@code roi} = (revenue − total) / total × 100
 *   <li>{@code ltv} = what the customers won on the day have brought so far / their number, {@code
 *       ltvCac} = ltv / cac
 * </ul>
 *
 * <p>A figure is null where its denominator is 0 or absent, and rounded only when it is written.
 *
 * @param leads of the campaign, on each of its currencies' rows
 */
public record CampaignFigures(
    AttributionModel model, String currency, long leads, CostSum costs, CreditSum credits) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final BigDecimal ONE = BigDecimal.ONE;

  /** More digits than any money has. */
  private static final MathContext ROUNDING = MathContext.DECIMAL128;

  /**
   * The rows of a day: a currency with costs has a row for every model, one without for those that
   * credit it. A day with leads only has a row for every model in each of the campaign's
   * currencies, without costs and credits, so that the leads of a campaign's whole life add up.
   *
   * @param ofCampaign the currencies that the campaign has on other days
   */
  public static List<CampaignFigures> of(CampaignDay day, Collection<String> ofCampaign) {
    var rows = new ArrayList<CampaignFigures>();
    for (String currency : day.isLeadsOnly() ? ofCampaign : day.currencies()) {
      CostSum cost = costOf(day, currency);
      for (AttributionModel model : AttributionModel.values()) {
        CreditSum credit = day.credit(model, currency);
        if (cost.records() > 0 || credit != null || day.isLeadsOnly()) {
          rows.add(
              new CampaignFigures(
                  model,
                  currency,
                  day.leads(),
                  cost,
                  credit == null ? CreditSum.none(model, currency) : credit));
        }
      }
    }
    return rows;
  }

  private static CostSum costOf(CampaignDay day, String currency) {
    for (CostSum cost : day.costs()) {
      if (cost.currency().equals(currency)) {
        return cost;
      }
    }
    return CostSum.none(currency);
  }

  /** Percent. */
  public @Nullable BigDecimal ctr() {
    return ratio(decimal(costs.clicks()), decimal(costs.impressions()), HUNDRED);
  }

  /** Percent. */
  public @Nullable BigDecimal conversionRate() {
    return ratio(credits.conversions(), decimal(costs.clicks()), HUNDRED);
  }

  /** Money a click. */
  public @Nullable BigDecimal cpc() {
    return ratio(costs.media(), decimal(costs.clicks()), ONE);
  }

  /** Money a thousand impressions. */
  public @Nullable BigDecimal cpm() {
    return ratio(costs.media(), decimal(costs.impressions()), THOUSAND);
  }

  /** Money a lead. */
  public @Nullable BigDecimal cpl() {
    return ratio(costs.total(), decimal(leads), ONE);
  }

  /** Money a conversion. */
  public @Nullable BigDecimal cpa() {
    return ratio(costs.total(), credits.conversions(), ONE);
  }

  /** Money a new customer. */
  public @Nullable BigDecimal cac() {
    return ratio(costs.total(), credits.newCustomers(), ONE);
  }

  /** A ratio. */
  public @Nullable BigDecimal roas() {
    return ratio(credits.revenue(), costs.media(), ONE);
  }

  /** Percent. */
  public @Nullable BigDecimal roi() {
    return ratio(credits.revenue().subtract(costs.total()), costs.total(), HUNDRED);
  }

  /** Money a customer. */
  public @Nullable BigDecimal ltv() {
    return ratio(credits.wonRevenue(), credits.wonCustomers(), ONE);
  }

  /** A ratio: both are multiplied out, so that nothing is rounded twice. */
  public @Nullable BigDecimal ltvCac() {
    if (credits.newCustomers().signum() <= 0) {
      return null;
    }
    return ratio(
        credits.wonRevenue().multiply(credits.newCustomers()),
        credits.wonCustomers().multiply(costs.total()),
        ONE);
  }

  private static BigDecimal decimal(long count) {
    return BigDecimal.valueOf(count);
  }

  private static @Nullable BigDecimal ratio(
      BigDecimal numerator, BigDecimal denominator, BigDecimal factor) {
    return denominator.signum() <= 0
        ? null
        : numerator.multiply(factor).divide(denominator, ROUNDING);
  }
}
