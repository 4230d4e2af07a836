package io.tideline.bench.spikes;

import java.util.Arrays;

/**
 * Bayesian on-line change points (Adams and MacKay): counts are Poisson with a rate that is drawn
 * anew from a gamma distribution now and then. The score is the log odds that it was in the last
 * quarter of an hour, where the counts rose.
 */
final class ChangePoints implements Candidate.Scorer {
  private static final int MOST_RUNS = 300;
  private static final int RECENT = 3;
  private static final double HAZARD = 1 / 2016.0;
  private static final double SHAPE = 1;
  private static final double RATE = 0.05;
  private static final double LEAST = 1e-300;

  private double[] weights = {1};
  private double[] shapes = {SHAPE};
  private double[] rates = {RATE};
  private double mean;

  @Override
  public double next(long millis, double count) {
    int runs = Math.min(weights.length, MOST_RUNS - 1);
    var next = new double[runs + 1];
    var nextShapes = new double[runs + 1];
    var nextRates = new double[runs + 1];
    nextShapes[0] = SHAPE;
    nextRates[0] = RATE;
    for (int run = 0; run < runs; run++) {
      double likely = weights[run] * Math.exp(logChance(count, shapes[run], rates[run]));
      next[0] += HAZARD * likely;
      next[run + 1] = (1 - HAZARD) * likely;
      nextShapes[run + 1] = shapes[run] + count;
      nextRates[run + 1] = rates[run] + 1;
    }
    double sum = Math.max(LEAST, Arrays.stream(next).sum());
    weights = Arrays.stream(next).map(weight -> weight / sum).toArray();
    shapes = nextShapes;
    rates = nextRates;
    double recent = Arrays.stream(weights).limit(RECENT).sum();
    boolean rose = count > mean;
    mean += (count - mean) / 36;
    return rose ? Math.log((recent + LEAST) / (1 - recent + LEAST)) : Double.NEGATIVE_INFINITY;
  }

  /** Of a count from a Poisson distribution with a gamma distributed rate. */
  private static double logChance(double count, double shape, double rate) {
    return logGamma(shape + count)
        - logGamma(shape)
        - logGamma(count + 1)
        + shape * Math.log(rate / (rate + 1))
        - count * Math.log(rate + 1);
  }

  /** By Stirling's series. */
  private static double logGamma(double at) {
    double shift = 0;
    double z = at;
    for (; z < 7; z++) {
      shift -= Math.log(z);
    }
    double series = 1 / (12 * z) - 1 / (360 * z * z * z);
    return shift + (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series;
  }
}
