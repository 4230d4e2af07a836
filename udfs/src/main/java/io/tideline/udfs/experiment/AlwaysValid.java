package io.tideline.udfs.experiment;

/**
 * A test that may be looked at as often as one likes: the mixture sequential probability ratio test
 * (Robbins; Johari, Pekelis and Walsh) of two proportions.
 *
 * <p>The likelihood of the difference seen is compared with that of no difference, averaged over
 * differences drawn from a normal distribution around 0 whose variance is {@value #EFFECT} of that
 * of one sample. With ρ = {@value #EFFECT} · n₀ n₁/(n₀ + n₁) and the pooled z that ratio is Λ =
 * exp(½ z² ρ/(1 + ρ)) / √(1 + ρ). Where there is no difference Λ is expected to be 1 however long
 * it is watched, so that it ever exceeds 1/α has a probability of at most α (Ville): p = min(1,
 * 1/Λ).
 *
 * <p>The p-value is that of the figures as they are, not the smallest so far: counters may be
 * restated and videos change sides, and a row must not depend on how often somebody looked.
 */
public final class AlwaysValid {
  /**
   * Where the test is strongest: differences of 7 % of a sample's standard deviation, which take
   * some thousand samples a side to see.
   */
  static final double EFFECT = 0.005;

  private AlwaysValid() {}

  /** The p-value, at most 1. */
  public static double p(TwoProportions of) {
    double rho = EFFECT * of.effectiveSamples();
    double z = of.pooled().z();
    double logRatio = z * z / 2 * rho / (1 + rho) - Math.log1p(rho) / 2;
    return Math.min(1, Math.exp(-logRatio));
  }

  /**
   * The interval of the difference that holds the true one at every look, with that confidence: the
   * differences that the test does not reject, ± √(variance (1 + 1/ρ) (2 ln(1/α) + ln(1 + ρ))).
   *
   * @param confidence 0.95 for 95 %
   */
  public static Interval interval(TwoProportions of, double confidence) {
    double rho = EFFECT * of.effectiveSamples();
    double squares = -2 * Math.log(1 - confidence) + Math.log1p(rho);
    double half = Math.sqrt(of.variance() * (1 + 1 / rho) * squares);
    return Interval.around(of.difference(), half);
  }
}
