package io.tideline.udfs.spike.adaptive;

/** How surprising the newest slices are, over a slice, 15 minutes, one and three hours. */
final class Surprises {
  private static final double[] SIZE_HOURS = {1 / 6.0, 0.25, 0.5, 1};
  private static final double RANGE = 2.576;
  private static final double LEAST = 1e-6;

  private final DetectorSettings settings;
  private final Scatter scatter;
  private final RecentSlices recent;
  private final int hour;

  Surprises(DetectorSettings settings, Scatter scatter, RecentSlices recent) {
    this.settings = settings;
    this.scatter = scatter;
    this.recent = recent;
    this.hour = settings.slicesIn(1);
  }

  /** In nats, of so much and of so little. */
  record Surprise(double rise, double drop) {}

  /** What holds 99 of 100 ordinary counts. */
  record Range(double low, double high) {}

  /**
   * The greatest surprise of all spans.
   *
   * @param extra burstiness beside what was learned
   */
  Surprise ofNewest(double extra) {
    double rise = 0;
    double drop = 0;
    double grain = scatter.grain();
    for (int span = 0; span < scatter.spans(); span++) {
      int slices = scatter.slices(span);
      double mean = recent.expected(slices);
      if (slices > 0 && mean > 0) {
        double count = recent.count(slices);
        double burstiness = scatter.burstiness(span) + extra;
        rise = Math.max(rise, NegativeBinomial.surprise(count / grain, mean / grain, burstiness));
        drop = Math.max(drop, NegativeBinomial.lack(count / grain, mean / grain, burstiness));
      }
    }
    return new Surprise(rise, drop);
  }

  /** The spans learn from what came, in a series so old. */
  void learn(double ageHours) {
    double kept = scatter.keptAt(ageHours);
    for (int span = 0; span < scatter.spans(); span++) {
      int slices = scatter.slices(span);
      double mean = recent.expected(slices);
      if (slices > 0 && mean > 0) {
        scatter.learn(span, recent.count(slices), mean, kept);
      }
    }
  }

  /**
   * The logarithm of the excess in units of the series' mean, averaged over ten minutes to an hour.
   *
   * @param sign 1 for too much, −1 for too little
   * @param mean of the series, events a slice
   */
  double size(int sign, double mean) {
    double sum = 0;
    for (double span : SIZE_HOURS) {
      int slices = settings.slicesIn(span);
      double error = recent.count(slices) - recent.expected(slices);
      double excess = Math.max(0, sign * error) / slices;
      sum += Math.log1p(excess / (mean + LEAST));
    }
    return sum / SIZE_HOURS.length;
  }

  double countOfHour() {
    return recent.count(hour);
  }

  double expectedOfHour() {
    return recent.expected(hour);
  }

  Range rangeOfHour(double extra) {
    double grain = scatter.grain();
    double mean = recent.expected(hour) / grain;
    double burstiness = scatter.hourlyBurstiness() + extra;
    return new Range(
        grain * NegativeBinomial.bound(mean, burstiness, -RANGE),
        grain * NegativeBinomial.bound(mean, burstiness, RANGE));
  }
}
