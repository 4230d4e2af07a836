package io.tideline.udfs.sql;

import io.tideline.udfs.experiment.TwoProportions;
import org.jspecify.annotations.Nullable;

/**
 * {@code TWO_PROPORTIONS_P(control_successes, control_samples, variant_successes,
 * variant_samples)}: the p-value of the pooled two-proportion z-test, two-sided (SEMANTICS §6);
 * null where the counts are no proportions.
 */
public final class TwoProportionsPFunction extends TwoProportionsFunction {
  private static final long serialVersionUID = 1;

  /** The p-value, 0 to 1. */
  public @Nullable Double eval(
      @Nullable Long controlSuccesses,
      @Nullable Long controlSamples,
      @Nullable Long variantSuccesses,
      @Nullable Long variantSamples) {
    TwoProportions two = two(controlSuccesses, controlSamples, variantSuccesses, variantSamples);
    return two == null ? null : (Double) two.pooled().p();
  }
}
