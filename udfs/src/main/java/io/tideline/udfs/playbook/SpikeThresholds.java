package io.tideline.udfs.playbook;

import java.io.Serializable;

/**
 * The thresholds of week-over-week spikes (SEMANTICS §2).
 *
 * @param minVolume least events in 60 minutes for a spike
 * @param minGrowth least growth over the week before, as a ratio
 * @param criticalGrowth growth from which a spike is critical, as a ratio
 * @param newSeriesFactor with nothing in the week before, so many times the minimum volume is
 *     needed
 * @param newSeriesCriticalFactor likewise, for critical
 * @param significance greatest probability of such a rise by chance
 * @param calmGrowth a spike is calm below this growth, as a ratio
 * @param calmSlices so many calm slice ends in a row resolve a spike
 */
public record SpikeThresholds(
    int minVolume,
    double minGrowth,
    double criticalGrowth,
    int newSeriesFactor,
    int newSeriesCriticalFactor,
    double significance,
    double calmGrowth,
    int calmSlices)
    implements Serializable {

  /** The defaults of SEMANTICS §2. */
  public static final SpikeThresholds DEFAULT =
      new SpikeThresholds(20, 0.5, 2.0, 5, 25, 0.001, 0.25, 3);
}
