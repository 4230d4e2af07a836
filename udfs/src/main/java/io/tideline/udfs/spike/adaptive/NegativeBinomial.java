package io.tideline.udfs.spike.adaptive;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Counts that scatter more than a Poisson count: variance = mean + burstiness · mean², which with
 * burstiness 0 is the Poisson distribution.
 */
final class NegativeBinomial {
  private static final double LEAST_BURSTINESS = 1e-7;
  private static final double MOST_NATS = 600;
  private static final double UNREMARKABLE = 1.5;

  private NegativeBinomial() {}

  /**
   * How surprising it is to see that much, in nats: −ln of the chance of more, plus half that of
   * exactly as much. From 0 to about 600; 0 as well for what is less than 1.5 standard deviations
   * above the mean, which no decision needs.
   *
   * @param count at least 0, need not be whole
   * @param mean above 0
   * @param burstiness at least 0
   */
  static double surprise(double count, double mean, double burstiness) {
    double deviation = Math.sqrt(mean + burstiness * mean * mean);
    if (count <= 0 || count - mean < UNREMARKABLE * deviation) {
      return 0;
    }
    double shape = 1 / Math.max(burstiness, LEAST_BURSTINESS);
    double ratio = mean / (mean + shape);
    double atLeast = RegularizedBeta.value(ratio, count, shape);
    double above = RegularizedBeta.value(ratio, count + 1, shape);
    return nats((atLeast + above) / 2);
  }

  /**
   * How surprising it is to see that little, likewise: −ln of the chance of less, plus half that of
   * exactly as much.
   */
  static double lack(double count, double mean, double burstiness) {
    double deviation = Math.sqrt(mean + burstiness * mean * mean);
    if (mean - count < UNREMARKABLE * deviation) {
      return 0;
    }
    double shape = 1 / Math.max(burstiness, LEAST_BURSTINESS);
    double ratio = shape / (mean + shape);
    double atMost = RegularizedBeta.value(ratio, shape, count + 1);
    double below = count > 0 ? RegularizedBeta.value(ratio, shape, count) : 0;
    return nats((atMost + below) / 2);
  }

  private static double nats(double chance) {
    return chance > 0 ? Math.min(MOST_NATS, -Math.log(chance)) : MOST_NATS;
  }

  /**
   * The end of the range that holds a count with the probability that {@code z} standard deviations
   * have, from the square root of the count, which scatters evenly; at least 0.
   *
   * @param z negative for the lower end
   */
  static double bound(double mean, double burstiness, double z) {
    double root = Math.sqrt(mean) + z / 2 * Math.sqrt(1 + burstiness * mean);
    return root <= 0 ? 0 : root * root;
  }
}
