package io.tideline.udfs.sql;

import static io.tideline.udfs.sql.SqlFigures.exact;
import static io.tideline.udfs.sql.SqlFigures.shown;

import io.tideline.udfs.content.Rate;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code VIEW_TO_FOLLOWER_RATIO(views, followers)}: views per follower (SEMANTICS §6); null without
 * followers.
 */
public final class ViewToFollowerRatioFunction extends ScalarFunction {
  private static final long serialVersionUID = 1;

  /** The ratio. */
  public @Nullable Double eval(@Nullable Double views, @Nullable Double followers) {
    return shown(Rate.of(exact(views), exact(followers)));
  }
}
