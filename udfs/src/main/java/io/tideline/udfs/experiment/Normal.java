package io.tideline.udfs.experiment;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution. */
final class Normal {
  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

  private Normal() {}

  /** Probability of a value at least so far from 0, either side. */
  static double twoSided(double z) {
    return Math.min(1, 2 * STANDARD.survivalProbability(Math.abs(z)));
  }

  /** The value that has so much of the probability below it. */
  static double quantile(double probability) {
    return STANDARD.inverseCumulativeProbability(probability);
  }

  /** How many standard deviations to either side hold so much of the probability: 0.95 → 1.96. */
  static double halfWidth(double confidence) {
    return STANDARD.inverseSurvivalProbability((1 - confidence) / 2);
  }
}
