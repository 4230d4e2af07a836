package io.tideline.udfs.spike;

import io.tideline.udfs.event.Severity;
import io.tideline.udfs.playbook.SpikeThresholds;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Whether 60 minutes are a spike against the same 60 minutes one week before (SEMANTICS §2), from
 * the two counts alone: c now, b then, growth = (c − b) / b, which is unknown where b = 0.
 */
public final class SpikeRule {
  private final SpikeThresholds thresholds;

  public SpikeRule(SpikeThresholds thresholds) {
    this.thresholds = thresholds;
  }

  /** The thresholds the rule judges by. */
  public SpikeThresholds thresholds() {
    return thresholds;
  }

  /**
   * True where the rise is large enough and significant. Monotone: what fires with c fires with
   * every greater c, so a window that is not over may fire.
   */
  public boolean fires(long c, long b) {
    boolean largeEnough =
        b == 0
            ? c >= (long) thresholds.newSeriesFactor() * thresholds.minVolume()
            : c >= thresholds.minVolume() && c - b >= thresholds.minGrowth() * b;
    return largeEnough && chance(c, b) <= thresholds.significance();
  }

  /** Critical from {@code criticalGrowth}, or from the volume set for b = 0; else warning. */
  public Severity severity(long c, long b) {
    boolean critical =
        b == 0
            ? c >= (long) thresholds.newSeriesCriticalFactor() * thresholds.minVolume()
            : c - b >= thresholds.criticalGrowth() * b;
    return critical ? Severity.CRITICAL : Severity.WARNING;
  }

  /** True where growth is below {@code calmGrowth} or c is below half the minimum volume. */
  public boolean calm(long c, long b) {
    return (b > 0 && c - b < thresholds.calmGrowth() * b) || 2 * c < thresholds.minVolume();
  }

  /**
   * P(X ≥ c) for X ~ Binomial(c + b, ½): how likely such a rise is by chance, if both hours have
   * the same rate (two Poisson counts of equal exposure, conditional test). 1 where c = 0.
   */
  public static double chance(long c, long b) {
    return c <= 0 ? 1.0 : RegularizedBeta.value(0.5, c, b + 1.0);
  }
}
