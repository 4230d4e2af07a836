package io.tideline.udfs.sql;

import static io.tideline.udfs.sql.SqlFigures.exact;
import static io.tideline.udfs.sql.SqlFigures.shown;

import io.tideline.udfs.content.Rate;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code WOW_PCT(now, before)}: by how much a figure changed since the week before, in percent of
 * what it was (SEMANTICS §6); null where it was 0.
 */
public final class WeekOverWeekPctFunction extends ScalarFunction {
  private static final long serialVersionUID = 1;

  /** The change in percent. */
  public @Nullable Double eval(@Nullable Double now, @Nullable Double before) {
    Rate then = Rate.count(exact(before));
    Rate figure = Rate.count(exact(now));
    return figure == null ? null : shown(figure.changeSince(then));
  }
}
