package io.tideline.udfs.sql;

import io.tideline.udfs.content.VideoGrades;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code TIER(followers)}: {@code small}, {@code mid} or {@code large} by the default benchmarks
 * (SEMANTICS §6).
 */
public final class TierFunction extends ScalarFunction {
  private static final long serialVersionUID = 1;

  /** The tier. */
  public @Nullable String eval(@Nullable Long followers) {
    return followers == null ? null : VideoGrades.DEFAULT.tier(followers).label();
  }
}
