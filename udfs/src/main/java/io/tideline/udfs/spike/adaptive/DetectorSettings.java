package io.tideline.udfs.spike.adaptive;

import io.tideline.udfs.spike.Slices;

/**
 * What the adaptive detector is told; everything else it learns.
 *
 * @param falseAlarmsPerWeek how many alerts of each kind, too much and too little, a series and
 *     week may come by chance, 0.01 to 100
 * @param sliceMillis the length of one slice, a minute to a day
 * @param leastAnHour an hour with fewer raises no alert, nor does a lack of fewer; 0 where all may
 */
public record DetectorSettings(double falseAlarmsPerWeek, long sliceMillis, double leastAnHour) {
  /** The fewest false alarms a week that can be asked for. */
  public static final double FEWEST_A_WEEK = 0.01;

  private static final long SHORTEST_MILLIS = 60_000;

  /** One false alarm a series and week, on slices of five minutes. */
  public static final DetectorSettings DEFAULT = new DetectorSettings(1.0, Slices.SLICE_MILLIS);

  public DetectorSettings {
    if (!(falseAlarmsPerWeek >= FEWEST_A_WEEK && falseAlarmsPerWeek <= 100)) {
      throw new IllegalArgumentException(
          "false alarms a week must be 0.01 to 100, not " + falseAlarmsPerWeek);
    }
    if (sliceMillis < SHORTEST_MILLIS || sliceMillis > Slices.DAY_MILLIS) {
      throw new IllegalArgumentException(
          "a slice must last a minute to a day, not " + sliceMillis + " ms");
    }
    if (!(leastAnHour >= 0)) {
      throw new IllegalArgumentException("least an hour must be at least 0, not " + leastAnHour);
    }
  }

  /** Where any number of events may raise an alert. */
  public DetectorSettings(double falseAlarmsPerWeek, long sliceMillis) {
    this(falseAlarmsPerWeek, sliceMillis, 0);
  }

  /** Slices within that many hours, at least one. */
  int slicesIn(double hours) {
    return (int) Math.max(1, Math.round(hours * Slices.HOUR_MILLIS / sliceMillis));
  }

  double sliceHours() {
    return (double) sliceMillis / Slices.HOUR_MILLIS;
  }

  double sliceWeeks() {
    return (double) sliceMillis / Slices.WEEK_MILLIS;
  }

  /** What is left after one slice of something that is halved-by-e after that many hours. */
  double keptAfterSlice(double memoryHours) {
    return Math.exp(-sliceHours() / memoryHours);
  }
}
