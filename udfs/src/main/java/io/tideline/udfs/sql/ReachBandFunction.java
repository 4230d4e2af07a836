package io.tideline.udfs.sql;

import static io.tideline.udfs.sql.SqlFigures.exact;

import io.tideline.udfs.content.Rate;
import io.tideline.udfs.content.ReachBand;
import io.tideline.udfs.content.VideoGrades;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code REACH_BAND(views, followers)}: {@code follower_bound}, {@code organic} or {@code viral} by
 * the default benchmarks, compared exactly (SEMANTICS §6); null without followers.
 */
public final class ReachBandFunction extends ScalarFunction {
  private static final long serialVersionUID = 1;

  /** The band. */
  public @Nullable String eval(@Nullable Double views, @Nullable Double followers) {
    ReachBand band = VideoGrades.DEFAULT.reach(Rate.of(exact(views), exact(followers)));
    return band == null ? null : band.label();
  }
}
