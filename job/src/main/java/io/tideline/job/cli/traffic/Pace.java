package io.tideline.job.cli.traffic;

/** When events happen: so many an hour on average, more in the evening than in the morning. */
public final class Pace {
  private static final double HOUR_MILLIS = 3_600_000.0;

  private final double perHour;
  private final Dice dice;
  private double owed;

  /**
   * @param perHour events an hour, averaged over a day
   */
  public Pace(double perHour, long seed) {
    this.perHour = perHour;
    this.dice = new Dice(seed);
  }

  /** The times of the events from one time up to, not including, another, in order. */
  public long[] times(long fromMillis, long toMillis) {
    long length = toMillis - fromMillis;
    owed += perHour * DailyRhythm.at(fromMillis) * length / HOUR_MILLIS;
    int count = (int) owed;
    owed -= count;
    long[] times = new long[count];
    for (int i = 0; i < count; i++) {
      times[i] = fromMillis + (long) ((i + dice.unit()) * length / count);
    }
    return times;
  }
}
