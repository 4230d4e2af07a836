package io.tideline.bench.spikes;

import java.util.List;
import java.util.function.Supplier;

/** A way of telling spikes with one free choice. */
interface Candidate {

  /** What it is called. */
  String name();

  /** What may be chosen. */
  double[] choices();

  /** The rows at which alerts begin, for each choice. */
  List<int[]> alerts(LabelledSeries series);

  /** Says how unusual each row of one series is, in their order and without looking ahead. */
  interface Scorer {
    double next(long millis, double count);
  }

  /** One that alerts where a score reaches a threshold, and again after three calm hours. */
  static Candidate byScore(String name, double[] thresholds, Supplier<Scorer> scorers) {
    return new ScoredCandidate(name, thresholds, scorers);
  }
}
