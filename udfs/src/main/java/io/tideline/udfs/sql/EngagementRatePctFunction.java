package io.tideline.udfs.sql;

import io.tideline.udfs.content.ContentRates;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code ENGAGEMENT_RATE_PCT(engagements, base)}: likes, comments and shares in percent of
 * followers, views or reach (SEMANTICS §6); null where the base is 0.
 */
public final class EngagementRatePctFunction extends ScalarFunction {
  private static final long serialVersionUID = 1;

  /** The rate in percent. */
  public @Nullable Double eval(@Nullable Double engagements, @Nullable Double base) {
    return ContentRates.percent(engagements, base);
  }
}
