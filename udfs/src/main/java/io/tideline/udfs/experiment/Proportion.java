package io.tideline.udfs.experiment;

/**
 * So many of so many: completions of plays, engagements of views.
 *
 * @param successes 0 to {@code samples}
 * @param samples at least 1
 */
public record Proportion(long successes, long samples) {
  /** Checks both counts. */
  public Proportion {
    if (samples < 1 || successes < 0 || successes > samples) {
      throw new IllegalArgumentException(successes + " of " + samples + " is no proportion");
    }
  }

  /** Whether the counts are a proportion; more engagements than views are none. */
  public static boolean isOne(long successes, long samples) {
    return samples >= 1 && successes >= 0 && successes <= samples;
  }

  /** The share, 0 to 1. */
  public double rate() {
    return (double) successes / samples;
  }

  /** Variance of the rate as measured: p (1 − p) / n. */
  double variance() {
    return rate() * (1 - rate()) / samples;
  }

  Proportion plus(Proportion other) {
    return new Proportion(successes + other.successes, samples + other.samples);
  }
}
