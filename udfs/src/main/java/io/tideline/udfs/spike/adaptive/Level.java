package io.tideline.udfs.spike.adaptive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How much more than usual the series has had of late: counts over usual counts of about two days
 * (of half its life where it is younger), believed as far as that has proved right in this series.
 */
final class Level {
  private static final double MEMORY_HOURS = 48;
  private static final double LEAST_MEMORY_HOURS = 3;
  private static final double PRIOR_HOURS = 0.5;

  private final DetectorSettings settings;
  private final Shrinkage belief;
  private double counted;
  private double usual;

  Level(DetectorSettings settings) {
    this.settings = settings;
    this.belief = new Shrinkage(0.8, settings);
  }

  /**
   * @param factor what usual rates are multiplied by
   * @param variance of the count of one slice, above 0
   */
  record Scale(double factor, double variance) {}

  /**
   * @param rate the usual events a slice
   */
  double factor(double rate) {
    return 1 + belief.share() * (raw(rate) - 1);
  }

  private double raw(double rate) {
    double prior = PRIOR_HOURS / settings.sliceHours() * rate;
    return (counted + prior) / (usual + prior);
  }

  /**
   * @param count of the slice, spikes cut
   * @param ageHours how long the series has been watched
   */
  void learn(double count, double rate, double variance, double ageHours) {
    belief.learn((raw(rate) - 1) * rate, count - rate, variance);
    double memory = Math.min(MEMORY_HOURS, Math.max(LEAST_MEMORY_HOURS, ageHours / 2));
    double kept = settings.keptAfterSlice(memory);
    counted = counted * kept + count;
    usual = usual * kept + rate;
  }

  void write(DataOutput out) throws IOException {
    belief.write(out);
    out.writeDouble(counted);
    out.writeDouble(usual);
  }

  void read(DataInput in) throws IOException {
    belief.read(in);
    counted = in.readDouble();
    usual = in.readDouble();
  }
}
