package io.tideline.udfs.experiment;

/** Intervals of a proportion, and of the difference of two (the variant's minus the control's). */
public final class Intervals {
  private Intervals() {}

  /**
   * Wilson's interval: the rates p for which the one measured lies within z √(p (1 − p) / n); never
   * beyond 0 or 1.
   *
   * @param confidence 0.95 for 95 %
   */
  public static Interval wilson(Proportion of, double confidence) {
    double z = Normal.halfWidth(confidence);
    double n = of.samples();
    double shrink = 1 + z * z / n;
    double middle = (of.rate() + z * z / (2 * n)) / shrink;
    double half = z / shrink * Math.sqrt(of.variance() + z * z / (4 * n * n));
    boolean none = of.successes() == 0;
    boolean all = of.successes() == of.samples();
    return new Interval(none ? 0 : middle - half, all ? 1 : middle + half);
  }

  /** Wald's interval of the difference: ± z √(p₀ (1 − p₀)/n₀ + p₁ (1 − p₁)/n₁). */
  public static Interval wald(TwoProportions of, double confidence) {
    double half = Normal.halfWidth(confidence) * Math.sqrt(of.variance());
    return Interval.around(of.difference(), half);
  }

  /**
   * Newcombe's interval of the difference, of the two Wilson intervals (his method 10, without a
   * correction): right also where rates are near 0 or 1, unlike Wald's.
   */
  public static Interval newcombe(TwoProportions of, double confidence) {
    double p0 = of.control().rate();
    double p1 = of.variant().rate();
    Interval control = wilson(of.control(), confidence);
    Interval variant = wilson(of.variant(), confidence);
    return new Interval(
        of.difference() - Math.hypot(p1 - variant.low(), control.high() - p0),
        of.difference() + Math.hypot(variant.high() - p1, p0 - control.low()));
  }
}
