package io.tideline.udfs.text;

/**
 * One score from three probabilities, on the side of the most probable label (SEMANTICS §3):
 *
 * <pre>positive: 0.6 + 0.4 · (P(positive) − the next largest)      above 0.6
 * negative: 0.4 − 0.4 · (P(negative) − the next largest)      below 0.4
 * neutral:  0.5 + 0.1 · (P(positive) − P(negative)) / P(neutral)   0.4 to 0.6</pre>
 *
 * <p>Two labels that are equally probable make it neutral.
 */
public final class SentimentScore {
  private SentimentScore() {}

  /** The score, 0 to 1, of probabilities that sum to 1. */
  public static double of(double negative, double positive, double neutral) {
    double lead = positive - Math.max(negative, neutral);
    if (lead > 0) {
      return 0.6 + 0.4 * lead;
    }
    lead = negative - Math.max(positive, neutral);
    if (lead > 0) {
      return 0.4 - 0.4 * lead;
    }
    double lean = neutral == 0 ? 0 : (positive - negative) / neutral;
    return Math.max(0.4, Math.min(0.6, 0.5 + 0.1 * lean));
  }
}
