package io.tideline.udfs.spike.adaptive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is usual at an hour of the week, in events a slice. The estimate is pooled (the hour of the
 * day times the day of the week) and corrected by what that very hour of the week had, as far as
 * such corrections have proved right in this series.
 */
final class Rhythm {
  private static final int DAY = 24;
  private static final int WEEK = 7 * DAY;
  private static final double KEPT_PER_WEEK = 0.88;
  private static final double KEPT_PER_DAY = 0.96;
  private static final double MEAN_MEMORY_HOURS = 7.0 * DAY;
  private static final double LEAST = 1e-6;
  private static final double DAYS_VARY = 0.02;
  private static final double HOURS_VARY = 0.2;
  private static final double LEAST_PRIOR = 0.05;
  private static final double SMOOTH = Math.log(2);
  private static final double STEP = Math.log(4);

  private final Means hourOfWeek;
  private final Means hourOfDay;
  private final Means dayOfWeek;
  private final Shrinkage corrections;
  private final double kept;
  private double mean;
  private double meanWeight;

  Rhythm(DetectorSettings settings) {
    double share = Math.min(1, settings.sliceHours());
    hourOfWeek = new Means(WEEK, share, KEPT_PER_WEEK);
    hourOfDay = new Means(DAY, share, KEPT_PER_DAY);
    dayOfWeek = new Means(7, share / DAY, KEPT_PER_WEEK);
    corrections = new Shrinkage(0.5, settings);
    kept = settings.keptAfterSlice(MEAN_MEMORY_HOURS);
  }

  /**
   * What is usual.
   *
   * @param pooled events a slice from the hour of the day and the day of the week
   * @param correction what the hour of the week itself would add
   * @param share how much of it is believed, 0 to 1
   * @param daysSeen on how many days the hour of the day was seen
   * @param priors what the estimate began with
   */
  record Usual(double pooled, double correction, double share, double daysSeen, Priors priors) {

    /** Events a slice, above 0. */
    double rate() {
      return Math.max(LEAST, pooled + share * correction);
    }
  }

  /**
   * How many days like all others are counted in before an hour of the day, and a day of the week,
   * is believed to differ: as many as it takes until what is seen says more than chance does.
   */
  record Priors(double ofHour, double ofDay) {
    static Priors of(double varianceOfDay) {
      return new Priors(
          within(varianceOfDay * DAY / HOURS_VARY), within(varianceOfDay / DAYS_VARY));
    }

    private static double within(double days) {
      return Math.min(1, Math.max(LEAST_PRIOR, days));
    }
  }

  /** Events a slice over the last week or so, spikes cut; 0 before the first slice. */
  double mean() {
    return mean;
  }

  /**
   * @param hours time since the epoch in hours, of the middle of the slice
   * @param count of the slice; stands in for the mean where nothing is known
   * @param ofDay the variance of the count of a day in units of its squared mean; the less, the
   *     sooner an hour of the day and a day of the week are believed to differ
   */
  Usual at(double hours, double count, double ofDay) {
    double centred = hours - 0.5;
    int before = (int) Math.floorMod((long) Math.floor(centred), (long) WEEK);
    int after = (before + 1) % WEEK;
    double late = centred - Math.floor(centred);
    double overall = meanWeight > 0 ? mean : count;
    Priors priors = Priors.of(ofDay);
    double pooledBefore = pooled(before, overall, priors);
    double pooledAfter = pooled(after, overall, priors);
    late = sharpened(late, pooledBefore, pooledAfter);
    return new Usual(
        between(pooledBefore, pooledAfter, late),
        between(correction(before, pooledBefore), correction(after, pooledAfter), late),
        corrections.share(),
        between(hourOfDay.weight(before % DAY), hourOfDay.weight(after % DAY), late),
        priors);
  }

  /**
   * How far from one hour to the next: evenly where they differ by less than twice; where they
   * differ by four times or more it is a step at the full hour, as where a night begins.
   */
  private static double sharpened(double late, double before, double after) {
    double apart = Math.abs(Math.log((after + LEAST) / (before + LEAST)));
    double step = Math.min(1, Math.max(0, (apart - SMOOTH) / (STEP - SMOOTH)));
    return late + step * (Math.rint(late) - late);
  }

  private static double between(double before, double after, double late) {
    return (1 - late) * before + late * after;
  }

  private double pooled(int hour, double overall, Priors priors) {
    return hourOfDay.towards(hour % DAY, overall, priors.ofHour())
        * dayOfWeek.towards(hour / DAY, 1, priors.ofDay());
  }

  private double correction(int hour, double pooled) {
    double weight = hourOfWeek.weight(hour);
    return (hourOfWeek.mean(hour) - pooled) * weight / (weight + 1);
  }

  /**
   * @param count of the slice, spikes cut
   * @param usual as it was before
   * @param level the level it was multiplied by, and the variance of the count
   */
  void learn(double hours, double count, Usual usual, Level.Scale level) {
    corrections.learn(
        usual.correction() * level.factor(),
        count - level.factor() * usual.pooled(),
        level.variance());
    double overall = meanWeight > 0 ? mean : count;
    meanWeight = meanWeight * kept + 1;
    mean += (count - mean) / meanWeight;
    int hour = (int) Math.floorMod((long) Math.floor(hours), (long) WEEK);
    hourOfDay.learn(hour % DAY, count);
    double ofDay = Math.max(LEAST, hourOfDay.towards(hour % DAY, overall, usual.priors().ofHour()));
    dayOfWeek.learn(hour / DAY, count / ofDay);
    hourOfWeek.learn(hour, count);
  }

  void write(DataOutput out) throws IOException {
    hourOfWeek.write(out);
    hourOfDay.write(out);
    dayOfWeek.write(out);
    corrections.write(out);
    out.writeDouble(mean);
    out.writeDouble(meanWeight);
  }

  void read(DataInput in) throws IOException {
    hourOfWeek.read(in);
    hourOfDay.read(in);
    dayOfWeek.read(in);
    corrections.read(in);
    mean = in.readDouble();
    meanWeight = in.readDouble();
  }
}
