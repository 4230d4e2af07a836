package io.tideline.job.cli.traffic;

/** How busy a time of day is: 1 on average, least at 7:00 UTC, most at 19:00 UTC. */
final class DailyRhythm {
  private static final long DAY_MILLIS = 86_400_000L;
  private static final double SWING = 0.65;
  private static final double MIDDLE_OF_RISE = 13.0 / 24;

  private DailyRhythm() {}

  static double at(long millis) {
    double ofDay = (double) Math.floorMod(millis, DAY_MILLIS) / DAY_MILLIS;
    return 1 + SWING * Math.sin(2 * Math.PI * (ofDay - MIDDLE_OF_RISE));
  }
}
