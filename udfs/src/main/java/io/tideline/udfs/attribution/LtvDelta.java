package io.tideline.udfs.attribution;

import java.math.BigDecimal;

/**
 * What changes in the customers that a campaign first won and in what they have brought since
 * (SEMANTICS §8, {@code ltv}): exact and additive. A customer counts in every currency that they
 * have paid in.
 *
 * @param wonAtMillis time of the customer's first order: decides the day, in the account's zone
 * @param customers fractional, of at most 12 decimal places; may be negative
 * @param netRevenue of all their orders, net of refunds, in the currency
 */
public record LtvDelta(
    String accountId,
    String campaign,
    long wonAtMillis,
    AttributionModel model,
    String currency,
    BigDecimal customers,
    BigDecimal netRevenue) {}
