package io.tideline.udfs.attribution.roi;

import io.tideline.udfs.event.CostKind;
import io.tideline.udfs.event.CostRecord;
import java.math.BigDecimal;

/**
 * What a campaign cost on a day in one currency.
 *
 * @param records how many records there are, so that costs of 0 are told from none
 * @param media of kind {@code media}
 * @param total of every kind
 */
public record CostSum(
    String currency,
    long records,
    BigDecimal media,
    BigDecimal total,
    long impressions,
    long clicks) {

  /** What one record says. */
  static CostSum of(CostRecord cost) {
    return new CostSum(
        cost.currency(),
        1,
        cost.kind() == CostKind.MEDIA ? cost.amount() : BigDecimal.ZERO,
        cost.amount(),
        cost.impressions() == null ? 0 : cost.impressions(),
        cost.clicks() == null ? 0 : cost.clicks());
  }

  /** No costs. */
  static CostSum none(String currency) {
    return new CostSum(currency, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);
  }

  CostSum plus(CostSum other) {
    return new CostSum(
        currency,
        records + other.records,
        media.add(other.media),
        total.add(other.total),
        impressions + other.impressions,
        clicks + other.clicks);
  }

  CostSum negated() {
    return new CostSum(currency, -records, media.negate(), total.negate(), -impressions, -clicks);
  }

  /** A restatement on its own takes one record back and brings another: that is not nothing. */
  boolean isNothing() {
    return records == 0
        && media.signum() == 0
        && total.signum() == 0
        && impressions == 0
        && clicks == 0;
  }
}
