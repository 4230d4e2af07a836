package io.tideline.udfs.experiment;

import org.apache.commons.statistics.inference.FisherExactTest;

/**
 * Tests whether a variant's proportion differs from the control's (SEMANTICS §6). Differences are
 * the variant's rate minus the control's.
 */
public record TwoProportions(Proportion control, Proportion variant) {

  /** The variant's rate minus the control's. */
  public double difference() {
    return variant.rate() - control.rate();
  }

  /**
   * The two-proportion z-test with one rate for both under the null hypothesis: z = difference /
   * √(p (1 − p) (1/n₀ + 1/n₁)), p of both together. z = 0 where the rate of both is 0 or 1.
   */
  public Significance pooled() {
    return Significance.of(difference(), pooledVariance());
  }

  /** The same with each proportion's own variance: p₀ (1 − p₀)/n₀ + p₁ (1 − p₁)/n₁. */
  public Significance unpooled() {
    return Significance.of(difference(), variance());
  }

  /** Pearson's statistic of the table of two rows, without a correction: z² of {@link #pooled}. */
  public double chiSquare() {
    double z = pooled().z();
    return z * z;
  }

  /**
   * Fisher's exact test, two-sided: the sum over all tables with these margins that are no likelier
   * than this one.
   *
   * @throws ArithmeticException where a count is beyond 2 147 483 647
   */
  public double fisherP() {
    int[][] table = {
      {Math.toIntExact(control.successes()), Math.toIntExact(failures(control))},
      {Math.toIntExact(variant.successes()), Math.toIntExact(failures(variant))}
    };
    return FisherExactTest.withDefaults().test(table).getPValue();
  }

  private static long failures(Proportion of) {
    return of.samples() - of.successes();
  }

  double pooledVariance() {
    double rate = control.plus(variant).rate();
    return rate * (1 - rate) / effectiveSamples();
  }

  double variance() {
    return control.variance() + variant.variance();
  }

  /** n₀ n₁ / (n₀ + n₁): the samples of a comparison with a known rate that says as much. */
  double effectiveSamples() {
    double n0 = control.samples();
    double n1 = variant.samples();
    return n0 * n1 / (n0 + n1);
  }
}
