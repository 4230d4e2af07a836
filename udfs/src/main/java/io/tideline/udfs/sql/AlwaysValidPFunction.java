package io.tideline.udfs.sql;

import io.tideline.udfs.experiment.AlwaysValid;
import io.tideline.udfs.experiment.TwoProportions;
import org.jspecify.annotations.Nullable;

/**
 * {@code ALWAYS_VALID_P(control_successes, control_samples, variant_successes, variant_samples)}: a
 * p-value that stays right however often one looks (SEMANTICS §6); null where the counts are no
 * proportions.
 */
public final class AlwaysValidPFunction extends TwoProportionsFunction {
  private static final long serialVersionUID = 1;

  /** The p-value, 0 to 1. */
  public @Nullable Double eval(
      @Nullable Long controlSuccesses,
      @Nullable Long controlSamples,
      @Nullable Long variantSuccesses,
      @Nullable Long variantSamples) {
    TwoProportions two = two(controlSuccesses, controlSamples, variantSuccesses, variantSamples);
    return two == null ? null : (Double) AlwaysValid.p(two);
  }
}
