package io.tideline.udfs.sql;

import static io.tideline.udfs.sql.SqlFigures.exact;
import static io.tideline.udfs.sql.SqlFigures.product;
import static io.tideline.udfs.sql.SqlFigures.shown;

import io.tideline.udfs.content.Rate;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code WATCH_RATIO(watch_time_s, plays, duration_s)}: the share of its length that a video is
 * watched for on average (SEMANTICS §6); null without plays or a length.
 */
public final class WatchRatioFunction extends ScalarFunction {
  private static final long serialVersionUID = 1;

  /** The ratio, times in seconds. */
  public @Nullable Double eval(
      @Nullable Double watchTime, @Nullable Double plays, @Nullable Double duration) {
    return shown(Rate.of(exact(watchTime), product(plays, duration)));
  }
}
