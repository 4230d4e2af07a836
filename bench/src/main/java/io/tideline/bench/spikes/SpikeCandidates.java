package io.tideline.bench.spikes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Prints the score of each candidate: with its free choice made on all series, and left out, which
 * is each series with the choice that is best on the others. Arguments: counts, labelled windows.
 */
public final class SpikeCandidates {
  private static final int CHOICES = 60;
  private static final double STEP = 1.1;

  private SpikeCandidates() {}

  /** Measures, a line a candidate. */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("bench/spikes: allowed: COUNTS.tsv WINDOWS.tsv");
      System.exit(2);
    }
    List<LabelledSeries> series = LabelledFiles.read(Path.of(args[0]), Path.of(args[1]));
    System.out.printf(
        Locale.ROOT,
        "%-52s %7s %7s %8s %8s %6s%n",
        "candidate",
        "choice",
        "fitted",
        "left out",
        "windows",
        "false");
    for (Candidate candidate : candidates()) {
      System.out.println(line(LeftOut.of(candidate, series)));
    }
  }

  private static String line(LeftOut found) {
    return String.format(
        Locale.ROOT,
        "%-52s %7.2f %7.1f %8.1f %5d/%d %6.3f",
        found.name(),
        found.choice(),
        found.fitted().normalised(),
        found.leftOut().normalised(),
        found.leftOut().hits(),
        found.leftOut().windows(),
        found.leftOut().falseAlarmsADay());
  }

  private static List<Candidate> candidates() {
    return List.of(
        Candidate.byScore("week over week, as it is", new double[] {0.5}, WeekBefore::new),
        Candidate.byScore("week over week, growth", from(0.5), WeekBefore::new),
        Candidate.byScore("Bayesian change points, log odds", from(0.1), ChangePoints::new),
        Candidate.byScore("medians by hour, robust z of roots", from(1), HourMedians::new),
        Candidate.byScore("windowed Gaussian of log counts, z", from(1), WindowedGaussian::new),
        Candidate.byScore("Holt-Winters on log counts, z", from(0.3), HoltWinters::new),
        Candidate.byScore("nearest neighbours, distance", from(1), NearestNeighbours::new),
        Candidate.byScore("negative binomial tail, nats", from(2), LearnedRhythm::new),
        new Adaptive("adaptive, false alarms a week", from(0.25, 24)),
        new Adaptive("adaptive as it is, one a week", new double[] {1}));
  }

  private static double[] from(double least) {
    return from(least, CHOICES);
  }

  private static double[] from(double least, int choices) {
    return IntStream.range(0, choices).mapToDouble(i -> least * Math.pow(STEP, i)).toArray();
  }
}
