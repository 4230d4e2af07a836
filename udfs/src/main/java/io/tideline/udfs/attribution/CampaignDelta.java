package io.tideline.udfs.attribution;

import java.math.BigDecimal;

/**
 * What an order, or a correction of one, changes in a campaign's figures of the order's day
 * (SEMANTICS §8, campaign_daily): exact and additive, so that what is taken back cancels to 0.
 *
 * @param campaign normalised, or {@code (direct)} or {@code (live)}; touches without a campaign
 *     tell nothing
 * @param occurredAtMillis of the order: decides the day, in the account's zone
 * @param conversions fractional, of at most 12 decimal places; may be negative
 * @param newCustomers likewise
 * @param revenue credit − refunded credit, in the currency
 */
public record CampaignDelta(
    String accountId,
    String campaign,
    long occurredAtMillis,
    AttributionModel model,
    String currency,
    BigDecimal conversions,
    BigDecimal newCustomers,
    BigDecimal revenue) {}
