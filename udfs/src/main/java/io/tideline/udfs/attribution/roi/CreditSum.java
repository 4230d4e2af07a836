package io.tideline.udfs.attribution.roi;

import io.tideline.udfs.attribution.AttributionModel;
import java.math.BigDecimal;

/**
 * What a campaign is credited with on a day by one model in one currency.
 *
 * @param conversions orders, fractional
 * @param newCustomers orders of new customers, fractional
 * @param revenue net of refunds
 * @param wonCustomers customers whose first order it was, fractional
 * @param wonRevenue what these have brought so far, net of refunds
 */
public record CreditSum(
    AttributionModel model,
    String currency,
    BigDecimal conversions,
    BigDecimal newCustomers,
    BigDecimal revenue,
    BigDecimal wonCustomers,
    BigDecimal wonRevenue) {

  /** No credit. */
  static CreditSum none(AttributionModel model, String currency) {
    BigDecimal zero = BigDecimal.ZERO;
    return new CreditSum(model, currency, zero, zero, zero, zero, zero);
  }

  CreditSum plus(CreditSum other) {
    return new CreditSum(
        model,
        currency,
        conversions.add(other.conversions),
        newCustomers.add(other.newCustomers),
        revenue.add(other.revenue),
        wonCustomers.add(other.wonCustomers),
        wonRevenue.add(other.wonRevenue));
  }

  boolean isNothing() {
    return conversions.signum() == 0
        && newCustomers.signum() == 0
        && revenue.signum() == 0
        && wonCustomers.signum() == 0
        && wonRevenue.signum() == 0;
  }

  /** By currency, then by model. */
  String key() {
    return currency + ' ' + (char) ('a' + model.ordinal());
  }
}
