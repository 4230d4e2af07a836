package io.tideline.job.cli.text;

import java.util.List;

/** How many messages a second one thread reads. */
final class Speed {
  private static final long WARM_UP_NANOS = 1_000_000_000L;
  private static final long MEASURED_NANOS = 1_000_000_000L;

  private Speed() {}

  /**
   * Reads the texts over and over, first without measuring; messages a second, or NaN where there
   * is no text.
   */
  static double of(Predictor predictor, List<String> texts) {
    if (texts.isEmpty()) {
      return Double.NaN;
    }
    read(predictor, texts, WARM_UP_NANOS);
    return read(predictor, texts, MEASURED_NANOS);
  }

  private static double read(Predictor predictor, List<String> texts, long nanos) {
    long start = System.nanoTime();
    long count = 0;
    double sum = 0;
    long passed = 0;
    while (passed < nanos) {
      for (String text : texts) {
        sum += predictor.read(text);
      }
      count += texts.size();
      passed = System.nanoTime() - start;
    }
    if (Double.isNaN(sum)) {
      throw new IllegalStateException("a text was read as no number");
    }
    return count / (passed / 1e9);
  }
}
