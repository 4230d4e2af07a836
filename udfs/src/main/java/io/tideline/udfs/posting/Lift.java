package io.tideline.udfs.posting;

import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How much higher the mean of one sample is than that of another, shrunk toward no difference, with
 * a 95 % interval.
 *
 * <p>With d = mean₁ − mean₀ and v = s² (1/n₁ + 1/n₀), s² the pooled variance on n₁ + n₀ − 2 degrees
 * of freedom, and differences expected to be normal around 0 with variance τ² = 0.25: estimate = d
 * τ²/(τ² + v), interval ± t √(v τ²/(τ² + v)). Few or scattered posts make v large, and the estimate
 * goes to 0; with many it is d.
 */
record Lift(double estimate, double low, double high) {
  /** A tag rarely makes more of a difference than a factor of e^0.5 = 1.65. */
  private static final double EXPECTED_VARIANCE = 0.25;

  private static final double TAIL = 0.025;
  private static final int LEAST = 2;

  /** Null where either sample has fewer than two numbers. */
  static @Nullable Lift of(Sample with, Sample without) {
    if (with.size() < LEAST || without.size() < LEAST) {
      return null;
    }
    double freedom = with.size() + without.size() - 2;
    double variance =
        (with.squares() + without.squares()) / freedom * (1.0 / with.size() + 1.0 / without.size());
    double kept = EXPECTED_VARIANCE / (EXPECTED_VARIANCE + variance);
    double estimate = kept * (with.mean() - without.mean());
    double half =
        TDistribution.of(freedom).inverseSurvivalProbability(TAIL) * Math.sqrt(kept * variance);
    return new Lift(estimate, estimate - half, estimate + half);
  }
}
