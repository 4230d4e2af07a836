package io.tideline.udfs.sql;

import static io.tideline.udfs.sql.SqlFigures.exact;
import static io.tideline.udfs.sql.SqlFigures.shown;

import io.tideline.udfs.content.Rate;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code COMPLETION_RATE_PCT(completions, plays)}: how many plays in percent went to the end
 * (SEMANTICS §6); null where there were none.
 */
public final class CompletionRatePctFunction extends ScalarFunction {
  private static final long serialVersionUID = 1;

  /** The rate in percent. */
  public @Nullable Double eval(@Nullable Double completions, @Nullable Double plays) {
    return shown(Rate.percent(exact(completions), exact(plays)));
  }
}
