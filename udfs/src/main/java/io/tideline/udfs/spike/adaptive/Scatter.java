package io.tideline.udfs.spike.adaptive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How much the counts of one series scatter about what was expected, by span: a slice, a quarter of
 * an hour, an hour, three hours. Variance = grain · mean + burstiness · mean²; the errors of the
 * expectation are in the burstiness as well.
 */
final class Scatter {
  private static final double[] SPAN_HOURS = {0, 0.25, 1, 3};
  private static final double MEMORY_HOURS = 7 * 24;
  private static final double LEAST_MEMORY_HOURS = 24;
  private static final double DAY_HOURS = 24;
  private static final double MEMORY_OF_LIFE = 0.33;
  private static final double PRIOR_BURSTINESS = 0.3;
  private static final double PRIOR_WEIGHT = 30;
  private static final double PRIOR_COUNTS = 20;
  private static final double CUT = 4;
  private static final double UNGRAINED = 0.7;
  private static final double LEAST = 1e-6;

  private final DetectorSettings settings;
  private final double kept;
  private final int[] slices = new int[SPAN_HOURS.length];
  private final double[] burstiness = new double[SPAN_HOURS.length];
  private final double[] weights = new double[SPAN_HOURS.length];
  private double jumps = PRIOR_COUNTS;
  private double counted = PRIOR_COUNTS;
  private double last = Double.NaN;

  Scatter(DetectorSettings settings) {
    this.settings = settings;
    kept = settings.keptAfterSlice(MEMORY_HOURS);
    for (int span = 0; span < slices.length; span++) {
      slices[span] = settings.slicesIn(SPAN_HOURS[span]);
      burstiness[span] = PRIOR_BURSTINESS;
    }
  }

  /** How many spans there are. */
  int spans() {
    return slices.length;
  }

  /** The slices of a span; 0 where it is no longer than the span before it. */
  int slices(int span) {
    return span > 0 && slices[span] == slices[span - 1] ? 0 : slices[span];
  }

  double burstiness(int span) {
    return burstiness[span];
  }

  /** The span of an hour. */
  double hourlyBurstiness() {
    return burstiness[2];
  }

  /**
   * The variance of neighbouring counts per event: 1 for events that come one by one, below it for
   * measurements that are smoother than counts are.
   */
  double grain() {
    double grain = jumps / counted;
    return grain > UNGRAINED ? 1 : Math.max(LEAST, grain);
  }

  /** The variance of the count of one slice. */
  double variance(double mean) {
    return grain() * mean + burstiness[0] * mean * mean;
  }

  /**
   * The variance of the count of a day, in units of its squared mean.
   *
   * @param mean of a slice
   */
  double ofDay(double mean) {
    int longest = slices.length - 1;
    double ofSlice = grain() / Math.max(LEAST, mean);
    return (burstiness[longest] * SPAN_HOURS[longest] + ofSlice * settings.sliceHours())
        / DAY_HOURS;
  }

  /**
   * What is left of the past after a slice: that of a week, of a third of its life where the series
   * is younger. The errors of a rhythm that is not known yet are no scatter, and soon forgotten.
   */
  double keptAt(double ageHours) {
    double memory = Math.max(LEAST_MEMORY_HOURS, MEMORY_OF_LIFE * ageHours);
    return memory < MEMORY_HOURS ? settings.keptAfterSlice(memory) : kept;
  }

  /**
   * Learns from one span that ended with this slice.
   *
   * @param keptNow as {@link #keptAt}
   */
  void learn(int span, double count, double mean, double keptNow) {
    double grained = grain() * mean;
    double deviation = Math.sqrt(grained + burstiness[span] * mean * mean);
    double error = Math.min(CUT * deviation, Math.max(-CUT * deviation, count - mean));
    double seen = (error * error - grained) / (mean * mean);
    double informative = mean / (grain() + mean);
    double weight = informative * informative;
    weights[span] = weights[span] * keptNow + weight;
    double step = weight / (weights[span] + PRIOR_WEIGHT);
    burstiness[span] = Math.max(LEAST, burstiness[span] + (seen - burstiness[span]) * step);
  }

  /** Learns the grain from the jump between two slices. */
  void learnGrain(double count, double mean) {
    if (!Double.isNaN(last)) {
      double jump = (count - last) * (count - last) / 2;
      jumps = jumps * kept + Math.min(jump, 1 + CUT * CUT * mean);
      counted = counted * kept + mean;
    }
    last = count;
  }

  void write(DataOutput out) throws IOException {
    for (int span = 0; span < slices.length; span++) {
      out.writeDouble(burstiness[span]);
      out.writeDouble(weights[span]);
    }
    out.writeDouble(jumps);
    out.writeDouble(counted);
    out.writeDouble(last);
  }

  void read(DataInput in) throws IOException {
    for (int span = 0; span < slices.length; span++) {
      burstiness[span] = in.readDouble();
      weights[span] = in.readDouble();
    }
    jumps = in.readDouble();
    counted = in.readDouble();
    last = in.readDouble();
  }
}
