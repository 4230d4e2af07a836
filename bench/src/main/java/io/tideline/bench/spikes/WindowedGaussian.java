package io.tideline.bench.spikes;

/** How far the last quarter of an hour is from the mean of three days, on log counts. */
final class WindowedGaussian implements Candidate.Scorer {
  private static final double MEMORY = 1 / 864.0;
  private static final double AVERAGED = 1 / 3.0;

  private int rows;
  private double newest;
  private double mean;
  private double variance = 1;

  @Override
  public double next(long millis, double count) {
    double log = Math.log1p(count);
    newest += (rows == 0 ? 1 : AVERAGED) * (log - newest);
    double score = rows == 0 ? 0 : (newest - mean) / Math.sqrt(variance);
    double share = Math.max(MEMORY, 1.0 / ++rows);
    variance += share * ((log - mean) * (log - mean) - variance);
    mean += share * (log - mean);
    return score;
  }
}
