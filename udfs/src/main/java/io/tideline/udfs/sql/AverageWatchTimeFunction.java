package io.tideline.udfs.sql;

import static io.tideline.udfs.sql.SqlFigures.exact;
import static io.tideline.udfs.sql.SqlFigures.shown;

import io.tideline.udfs.content.Rate;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code AVG_WATCH_TIME_S(watch_time_s, plays)}: how long a video is watched on average (SEMANTICS
 * §6); null without plays.
 */
public final class AverageWatchTimeFunction extends ScalarFunction {
  private static final long serialVersionUID = 1;

  /** Seconds a play. */
  public @Nullable Double eval(@Nullable Double watchTime, @Nullable Double plays) {
    return shown(Rate.of(exact(watchTime), exact(plays)));
  }
}
