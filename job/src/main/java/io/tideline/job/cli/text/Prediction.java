package io.tideline.job.cli.text;

import java.util.Locale;

/**
 * What a text is predicted to be.
 *
 * @param score as CONTRACTS §4 has it for the task; NaN where there is none
 * @param confidence the probability of the predicted label, 0..1
 */
record Prediction(String label, double score, double confidence) {
  /** The score as a file holds it; empty where there is none. */
  String scoreText() {
    return Double.isNaN(score) ? "" : String.format(Locale.ROOT, "%.6f", score);
  }
}
