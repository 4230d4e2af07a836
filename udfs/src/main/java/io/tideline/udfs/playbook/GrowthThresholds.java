package io.tideline.udfs.playbook;

import java.io.Serializable;

/**
 * The thresholds of sustained growth (SEMANTICS §2).
 *
 * @param minDaily least events a day
 * @param minDailyGrowth least growth of each day over the day before, as a ratio
 * @param days so many rises in a row
 */
public record GrowthThresholds(int minDaily, double minDailyGrowth, int days)
    implements Serializable {

  /** The defaults of SEMANTICS §2. */
  public static final GrowthThresholds DEFAULT = new GrowthThresholds(20, 0.1, 3);
}
