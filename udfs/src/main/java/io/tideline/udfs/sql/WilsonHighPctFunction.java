package io.tideline.udfs.sql;

import io.tideline.udfs.experiment.Intervals;
import io.tideline.udfs.experiment.Proportion;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code WILSON_HIGH_PCT(successes, samples)}: the upper end of Wilson's 95 % interval of a rate,
 * in percent (SEMANTICS §6); null where the counts are no proportion.
 */
public final class WilsonHighPctFunction extends ScalarFunction {
  private static final long serialVersionUID = 1;
  private static final double CONFIDENCE = 0.95;

  /** The end of the interval, 0 to 100. */
  public @Nullable Double eval(@Nullable Long successes, @Nullable Long samples) {
    if (successes == null || samples == null || !Proportion.isOne(successes, samples)) {
      return null;
    }
    return Intervals.wilson(new Proportion(successes, samples), CONFIDENCE).high() * 100;
  }
}
