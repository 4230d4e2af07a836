package io.tideline.udfs.sql;

import static io.tideline.udfs.sql.SqlFigures.exact;
import static io.tideline.udfs.sql.SqlFigures.shown;

import io.tideline.udfs.content.Rate;
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
    return shown(Rate.percent(exact(engagements), exact(base)));
  }
}
