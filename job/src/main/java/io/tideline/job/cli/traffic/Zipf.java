package io.tideline.job.cli.traffic;

import java.util.Arrays;

/** Popularity: the item of rank r (from 0) is chosen in proportion to 1 / (r + 1)^exponent. */
public final class Zipf {
  private final double[] upTo;

  /**
   * @param items how many there are, 1 or more
   */
  public Zipf(int items, double exponent) {
    upTo = new double[items];
    double sum = 0;
    for (int rank = 0; rank < items; rank++) {
      sum += Math.pow(rank + 1.0, -exponent);
      upTo[rank] = sum;
    }
  }

  /** The rank, from 0, at a point chosen evenly from 0 up to, not including, 1. */
  public int rank(double chosen) {
    double point = chosen * upTo[upTo.length - 1];
    int found = Arrays.binarySearch(upTo, point);
    return Math.min(found >= 0 ? found + 1 : -found - 1, upTo.length - 1);
  }
}
