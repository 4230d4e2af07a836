package io.tideline.bench.spikes;

import java.util.Arrays;

/**
 * Robust z of the last hour on the square-root scale, where counts scatter evenly: its distance
 * from the median of the same time of the last fourteen days in units of their median deviation.
 */
final class HourMedians implements Candidate.Scorer {
  private static final int HOUR = 12;
  private static final int DAY = 288;
  private static final int DAYS = 14;
  private static final int LEAST_DAYS = 3;
  private static final double DEVIATIONS = 1.4826;
  private static final double COUNTS_SCATTER = 0.5;

  private final double[][] past = new double[DAY][DAYS];
  private final double[] hour = new double[HOUR];
  private int rows;
  private double sum;

  @Override
  public double next(long millis, double count) {
    sum += count - hour[rows % HOUR];
    hour[rows % HOUR] = count;
    double root = Math.sqrt(sum);
    double[] same = past[rows % DAY];
    int day = rows / DAY;
    double score = day < LEAST_DAYS ? 0 : score(root, Arrays.copyOf(same, Math.min(day, DAYS)));
    same[day % DAYS] = root;
    rows++;
    return score;
  }

  private static double score(double root, double[] past) {
    double median = median(past);
    double[] away = Arrays.stream(past).map(value -> Math.abs(value - median)).toArray();
    return (root - median) / Math.max(COUNTS_SCATTER, DEVIATIONS * median(away));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
  }
}
