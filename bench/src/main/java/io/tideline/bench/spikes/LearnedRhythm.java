package io.tideline.bench.spikes;

import io.tideline.udfs.spike.adaptive.AdaptiveDetector;
import io.tideline.udfs.spike.adaptive.DetectorSettings;

/**
 * The surprise of the adaptive detector's negative binomial model about the rhythm it has learned,
 * in nats, without what it learns of past episodes.
 */
final class LearnedRhythm implements Candidate.Scorer {
  private final AdaptiveDetector detector = new AdaptiveDetector(DetectorSettings.DEFAULT);

  @Override
  public double next(long millis, double count) {
    return detector.observe(millis, count).surprise();
  }
}
