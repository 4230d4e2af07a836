package io.tideline.bench;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Ranks 0 to n − 1 with P(rank) proportional to 1 / (rank + 1)^exponent. */
final class Zipf {
  private final double[] cumulative;

  Zipf(int n, double exponent) {
    cumulative = new double[n];
    double sum = 0;
    for (int rank = 0; rank < n; rank++) {
      sum += Math.pow(rank + 1, -exponent);
      cumulative[rank] = sum;
    }
  }

  int next(RandomGenerator random) {
    double at = random.nextDouble() * cumulative[cumulative.length - 1];
    int found = Arrays.binarySearch(cumulative, at);
    int rank = found < 0 ? -found - 1 : found + 1;
    return Math.min(rank, cumulative.length - 1);
  }
}
