package io.tideline.udfs.experiment;

/** How many samples a variant an experiment needs, where it is looked at once, at its end. */
public final class SampleSize {
  private static final double LEVEL = 0.05;

  private SampleSize() {}

  /**
   * Samples a variant for the two-sided z-test at 5 %: (z₁₋α/₂ √(2 p̄ q̄) + z_power √(p₀ q₀ + p₁
   * q₁))² / (p₁ − p₀)², rounded up (Fleiss).
   *
   * @param baseline the control's rate, between 0 and 1
   * @param relativeLift the least lift worth finding, 0.05 for 5 %
   * @param power how likely it is to be found, 0.8 for 80 %
   * @throws IllegalArgumentException where a rate or the power is not between 0 and 1, or there is
   *     no lift
   */
  public static long perVariant(double baseline, double relativeLift, double power) {
    double lifted = baseline * (1 + relativeLift);
    if (!isInside(baseline) || !isInside(lifted) || !isInside(power) || relativeLift == 0) {
      throw new IllegalArgumentException(
          "rates and power must be between 0 and 1, and differ: %s, %s, %s"
              .formatted(baseline, lifted, power));
    }
    double mean = (baseline + lifted) / 2;
    double root =
        Normal.quantile(1 - LEVEL / 2) * Math.sqrt(2 * mean * (1 - mean))
            + Normal.quantile(power) * Math.sqrt(baseline * (1 - baseline) + lifted * (1 - lifted));
    return (long) Math.ceil(Math.pow(root / (lifted - baseline), 2));
  }

  private static boolean isInside(double share) {
    return share > 0 && share < 1;
  }
}
