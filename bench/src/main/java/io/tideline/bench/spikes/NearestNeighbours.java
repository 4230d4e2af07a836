package io.tideline.bench.spikes;

import java.util.Arrays;

/**
 * How far the last two hours of log counts are from the five most similar two hours of the last
 * week, in units of what that distance usually is.
 */
final class NearestNeighbours implements Candidate.Scorer {
  private static final int LENGTH = 24;
  private static final int WEEK = 2016;
  private static final int NEAREST = 5;
  private static final int KEPT = WEEK + LENGTH;
  private static final int STEP = 3;
  private static final double MEMORY = 1.0 / WEEK;

  private final double[] logs = new double[KEPT];
  private int rows;
  private double usual = 1;

  @Override
  public double next(long millis, double count) {
    logs[rows % KEPT] = Math.log1p(count);
    rows++;
    if (rows < 2 * KEPT / 7) {
      return 0;
    }
    double distance = nearest();
    double score = distance / usual;
    usual += MEMORY * (Math.min(distance, 3 * usual) - usual);
    return score;
  }

  private double nearest() {
    double[] nearest = new double[NEAREST];
    Arrays.fill(nearest, Double.MAX_VALUE);
    int oldest = Math.max(0, rows - KEPT);
    for (int end = rows - LENGTH; end - LENGTH >= oldest; end -= STEP) {
      double distance = distance(end, nearest[NEAREST - 1]);
      if (distance < nearest[NEAREST - 1]) {
        nearest[NEAREST - 1] = distance;
        Arrays.sort(nearest);
      }
    }
    return Math.sqrt(Arrays.stream(nearest).average().orElse(0));
  }

  /** Squared; given up where it is beyond {@code most}. */
  private double distance(int end, double most) {
    double sum = 0;
    for (int back = 1; back <= LENGTH && sum < most; back++) {
      double apart = logs[(rows - back) % KEPT] - logs[(end - back) % KEPT];
      sum += apart * apart;
    }
    return sum;
  }
}
