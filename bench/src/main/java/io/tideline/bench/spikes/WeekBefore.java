package io.tideline.bench.spikes;

import io.tideline.udfs.playbook.SpikeThresholds;
import io.tideline.udfs.spike.SpikeRule;

/**
 * Growth of the last hour over the same hour a week before, where it is a spike by the
 * week-over-week rule (SEMANTICS §2); 0 where it is none. With a threshold of 0.5 it is that rule.
 */
final class WeekBefore implements Candidate.Scorer {
  private static final int WEEK = 2016;
  private static final int HOUR = 12;

  private final SpikeRule rule = new SpikeRule(SpikeThresholds.DEFAULT);
  private final double[] counts = new double[WEEK + HOUR];
  private long rows;
  private double now;
  private double before;

  @Override
  public double next(long millis, double count) {
    int at = (int) (rows % counts.length);
    now += count - back(HOUR);
    before += back(WEEK) - counts[at];
    counts[at] = count;
    rows++;
    if (rows < counts.length) {
      return 0;
    }
    long hour = Math.round(now);
    long weekBefore = Math.round(before);
    if (!rule.fires(hour, weekBefore)) {
      return 0;
    }
    return weekBefore == 0 ? hour : (now - before) / before;
  }

  private double back(int slices) {
    return counts[(int) Math.floorMod(rows - slices, (long) counts.length)];
  }
}
