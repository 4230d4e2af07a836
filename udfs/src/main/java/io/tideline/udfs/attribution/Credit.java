package io.tideline.udfs.attribution;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one touch gets of one order in one model (CONTRACTS §3, attribution_credits).
 *
 * @param touchNo the touch's place among all eligible ones, from 1
 * @param touch null for the one credit of a direct order
 * @param weight 12 decimal places; those of an order and model add up to exactly 1
 * @param credit money; those of an order and model add up to exactly the order's amount
 * @param refundedCredit likewise, to the sum of its refunds
 */
public record Credit(
    AttributionModel model,
    int touchNo,
    @Nullable PathTouch touch,
    BigDecimal weight,
    BigDecimal credit,
    BigDecimal refundedCredit) {

  /** The campaign of a direct order. */
  public static final String DIRECT = "(direct)";

  /** The campaign: {@code (direct)} without a touch, null where the touch names none. */
  public @Nullable String campaign() {
    return touch == null ? DIRECT : touch.campaign();
  }
}
