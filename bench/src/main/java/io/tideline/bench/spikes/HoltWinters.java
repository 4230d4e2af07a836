package io.tideline.bench.spikes;

/**
 * Holt-Winters with a daily and a weekly season on log counts; the error of the forecast, averaged
 * over half an hour, in units of its running deviation.
 */
final class HoltWinters implements Candidate.Scorer {
  private static final int DAY = 288;
  private static final int WEEK = 7 * DAY;
  private static final double LEVEL = 0.01;
  private static final double DAILY = 0.15;
  private static final double WEEKLY = 0.15;
  private static final double AVERAGED = 1 / 6.0;
  private static final double MEMORY = 1.0 / WEEK;
  private static final double CUT = 4;

  private final double[] ofDay = new double[DAY];
  private final double[] ofWeek = new double[WEEK];
  private int rows;
  private double level;
  private double error;
  private double variance = 1;

  @Override
  public double next(long millis, double count) {
    double log = Math.log1p(count);
    level = rows == 0 ? log : level;
    int day = rows % DAY;
    int week = rows % WEEK;
    rows++;
    double off = log - level - ofDay[day] - ofWeek[week];
    error += AVERAGED * (off - error);
    double deviation = Math.sqrt(variance);
    double score = error / deviation;
    double cut = Math.max(-CUT * deviation, Math.min(CUT * deviation, off));
    level += LEVEL * cut;
    ofDay[day] += DAILY * cut;
    ofWeek[week] += WEEKLY * cut;
    variance += Math.max(MEMORY, 1.0 / (rows + 1)) * (cut * cut - variance);
    return score;
  }
}
