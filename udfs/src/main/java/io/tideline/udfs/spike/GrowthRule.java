package io.tideline.udfs.spike;

import io.tideline.udfs.playbook.GrowthThresholds;

/** Whether daily counts rose several days in a row (SEMANTICS §2, sustained_growth). */
public final class GrowthRule {
  private final GrowthThresholds thresholds;

  public GrowthRule(GrowthThresholds thresholds) {
    this.thresholds = thresholds;
  }

  /** The thresholds the rule judges by. */
  public GrowthThresholds thresholds() {
    return thresholds;
  }

  /**
   * True where each of the last {@code days} days has at least {@code minDaily} events and at least
   * {@code 1 + minDailyGrowth} times the day before, and more than it.
   *
   * @param dailyCounts the counts of {@code days + 1} days in a row, all within the series' life
   */
  public boolean holds(long[] dailyCounts) {
    for (int day = 1; day <= thresholds.days(); day++) {
      long count = dailyCounts[day];
      long before = dailyCounts[day - 1];
      boolean rose = count > before && 10_000 * (count - before) >= growthPer10000() * before;
      if (count < thresholds.minDaily() || !rose) {
        return false;
      }
    }
    return true;
  }

  /** In whole ten-thousandths, so that exactly a tenth more is a tenth more. */
  private long growthPer10000() {
    return Math.round(thresholds.minDailyGrowth() * 10_000);
  }
}
