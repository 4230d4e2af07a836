package io.tideline.udfs.experiment;

/**
 * What a test says.
 *
 * @param z the difference in standard errors, negative where the variant is below the control
 * @param p two-sided: how likely a difference at least so large is where there is none
 */
public record Significance(double z, double p) {
  /** Nothing varies, so nothing differs. */
  static final Significance NONE = new Significance(0, 1);

  static Significance of(double difference, double variance) {
    if (variance <= 0) {
      return NONE;
    }
    double z = difference / Math.sqrt(variance);
    return new Significance(z, Normal.twoSided(z));
  }
}
