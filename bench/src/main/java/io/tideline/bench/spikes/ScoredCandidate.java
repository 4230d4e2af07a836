package io.tideline.bench.spikes;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Alerts where a score reaches a threshold, and again after three calm hours. */
record ScoredCandidate(String name, double[] choices, Supplier<Scorer> scorers)
    implements Candidate {
  private static final int CALM_ROWS = 36;
  private static final int FIRST_ROW = 144;

  @Override
  public List<int[]> alerts(LabelledSeries series) {
    Scorer scorer = scorers.get();
    double[] scores = new double[series.rows()];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = scorer.next(series.millis()[row], series.counts()[row]);
    }
    return Arrays.stream(choices).mapToObj(threshold -> begins(scores, threshold)).toList();
  }

  private static int[] begins(double[] scores, double threshold) {
    var begins = IntStream.builder();
    int last = -CALM_ROWS - 1;
    for (int row = FIRST_ROW; row < scores.length; row++) {
      if (scores[row] >= threshold) {
        if (row - last > CALM_ROWS) {
          begins.add(row);
        }
        last = row;
      }
    }
    return begins.build().toArray();
  }
}
