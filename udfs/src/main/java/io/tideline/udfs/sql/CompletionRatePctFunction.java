package io.tideline.udfs.sql;

import io.tideline.udfs.content.ContentRates;
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
    return ContentRates.percent(completions, plays);
  }
}
