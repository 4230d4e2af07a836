package io.tideline.bench.spikes;

import java.util.ArrayList;
import java.util.List;

/**
 * How good a candidate is: with its choice made on all series, and, for each series, on the others.
 *
 * @param choice the best on all series
 * @param fitted its score
 * @param leftOut the sum over the series, each with the choice that is best on the others
 */
record LeftOut(String name, double choice, NabScore fitted, NabScore leftOut) {

  static LeftOut of(Candidate candidate, List<LabelledSeries> series) {
    var scores = new ArrayList<List<NabScore>>();
    for (LabelledSeries one : series) {
      scores.add(candidate.alerts(one).stream().map(rows -> NabScore.of(one, rows)).toList());
    }
    int best = best(scores, -1);
    NabScore leftOut = NabScore.NONE;
    for (int out = 0; out < scores.size(); out++) {
      leftOut = leftOut.plus(scores.get(out).get(best(scores, out)));
    }
    return new LeftOut(candidate.name(), candidate.choices()[best], sum(scores, best, -1), leftOut);
  }

  /** The first of the best choices on all series but one. */
  private static int best(List<List<NabScore>> scores, int without) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int choice = 0; choice < scores.get(0).size(); choice++) {
      double raw = sum(scores, choice, without).raw();
      if (raw > most) {
        most = raw;
        best = choice;
      }
    }
    return best;
  }

  private static NabScore sum(List<List<NabScore>> scores, int choice, int without) {
    NabScore sum = NabScore.NONE;
    for (int series = 0; series < scores.size(); series++) {
      sum = series == without ? sum : sum.plus(scores.get(series).get(choice));
    }
    return sum;
  }
}
