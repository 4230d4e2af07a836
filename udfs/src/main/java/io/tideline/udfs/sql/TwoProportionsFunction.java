package io.tideline.udfs.sql;

import io.tideline.udfs.experiment.Proportion;
import io.tideline.udfs.experiment.TwoProportions;
import org.apache.flink.table.functions.ScalarFunction;
import org.jspecify.annotations.Nullable;

/** A function of a control's and a variant's successes and samples. */
public abstract class TwoProportionsFunction extends ScalarFunction {
  private static final long serialVersionUID = 1;

  /** Null where a count is, or where counts are no proportion. */
  static @Nullable TwoProportions two(
      @Nullable Long controlSuccesses,
      @Nullable Long controlSamples,
      @Nullable Long variantSuccesses,
      @Nullable Long variantSamples) {
    Proportion control = proportion(controlSuccesses, controlSamples);
    Proportion variant = proportion(variantSuccesses, variantSamples);
    return control == null || variant == null ? null : new TwoProportions(control, variant);
  }

  private static @Nullable Proportion proportion(@Nullable Long successes, @Nullable Long samples) {
    return successes == null || samples == null || !Proportion.isOne(successes, samples)
        ? null
        : new Proportion(successes, samples);
  }
}
