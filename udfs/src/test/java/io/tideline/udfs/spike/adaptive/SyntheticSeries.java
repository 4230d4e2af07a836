package io.tideline.udfs.spike.adaptive;

import io.tideline.udfs.spike.Slices;
import java.util.Random;

/**
 * Counts of slices whose true rate is known: a daily sine, quieter Saturdays and Sundays, scatter
 * of a Poisson or a negative binomial distribution, and bursts where planted.
 *
 * @param counts events of each slice
 * @param rates what was to be expected of each, bursts apart
 * @param burstiness variance = rate + burstiness · rate²
 * @param bursts the first slices of planted bursts
 */
record SyntheticSeries(double[] counts, double[] rates, double burstiness, int[] bursts) {
  static final int PER_WEEK = 7 * Slices.PER_DAY;
  static final int BURST_SLICES = Slices.PER_HOUR;

  private static final double SMALL = 16;

  /**
   * What to make.
   *
   * @param weeks how long
   * @param bursty whether negative binomial
   * @param factor how many times the rate a burst has; 1 for none
   */
  record Kind(int weeks, boolean bursty, double factor) {}

  /** Between 3 and 3 000 events an hour. */
  static SyntheticSeries of(Kind kind, Random random) {
    double[] rates = rates(kind.weeks() * PER_WEEK, random);
    double burstiness = kind.bursty() ? 0.02 + 0.48 * random.nextDouble() : 0;
    double[] counts = new double[rates.length];
    for (int slice = 0; slice < counts.length; slice++) {
      counts[slice] = draw(rates[slice], burstiness, random);
    }
    int[] bursts = kind.factor() > 1 ? bursts(kind.weeks(), random) : new int[0];
    for (int burst : bursts) {
      for (int slice = burst; slice < burst + BURST_SLICES; slice++) {
        counts[slice] += draw(rates[slice] * (kind.factor() - 1), burstiness, random);
      }
    }
    return new SyntheticSeries(counts, rates, burstiness, bursts);
  }

  private static double[] rates(int slices, Random random) {
    double mean = 0.25 * Math.exp(Math.log(1000) * random.nextDouble());
    double amplitude = 0.2 + 0.7 * random.nextDouble();
    double phase = 2 * Math.PI * random.nextDouble();
    double weekend = 0.4 + 0.6 * random.nextDouble();
    double[] rates = new double[slices];
    for (int slice = 0; slice < slices; slice++) {
      double ofDay = 1 + amplitude * Math.sin(2 * Math.PI * slice / Slices.PER_DAY + phase);
      rates[slice] = mean * ofDay * (slice / Slices.PER_DAY % 7 >= 5 ? weekend : 1);
    }
    return rates;
  }

  /** One a week from the third week on. */
  private static int[] bursts(int weeks, Random random) {
    int[] bursts = new int[weeks - 2];
    for (int week = 2; week < weeks; week++) {
      bursts[week - 2] = week * PER_WEEK + random.nextInt(PER_WEEK - Slices.PER_DAY);
    }
    return bursts;
  }

  private static double draw(double rate, double burstiness, Random random) {
    double actual = burstiness > 0 ? rate * burstiness * gamma(1 / burstiness, random) : rate;
    return poisson(actual, random);
  }

  /** Ahrens and Dieter: a great rate is cut down by a gamma deviate until it is small. */
  private static double poisson(double rate, Random random) {
    double left = rate;
    double count = 0;
    while (left > SMALL) {
      int events = (int) (left * 7 / 8);
      double time = gamma(events, random);
      if (time > left) {
        return count + successes(events - 1, left / time, random);
      }
      count += events;
      left -= time;
    }
    double product = random.nextDouble();
    double limit = Math.exp(-left);
    while (product > limit) {
      count++;
      product *= random.nextDouble();
    }
    return count;
  }

  private static int successes(int trials, double chance, Random random) {
    int successes = 0;
    for (int trial = 0; trial < trials; trial++) {
      successes += random.nextDouble() < chance ? 1 : 0;
    }
    return successes;
  }

  /** Marsaglia and Tsang; {@code shape} at least 1. */
  private static double gamma(double shape, Random random) {
    double d = shape - 1 / 3.0;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = Math.pow(Math.max(0, 1 + c * x), 3);
      if (v > 0 && Math.log(random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }
}
