package io.tideline.udfs.text.train;

import io.tideline.udfs.text.feature.Signal;
import io.tideline.udfs.text.model.TextTask;

/**
 * What the lexicon says about a text's sentiment, as margins that need no learning: with the
 * compound valence c, −c for negative, c for positive and −|c| for neutral, each times a weight;
 * and for what VADER calls an English text, a weight as well. Learned margins know the texts they
 * were learned from best; the lexicon holds for any text, and their sum does better on texts of
 * other origins than either.
 */
final class LexiconPrior {
  private static final float WEIGHT = 1.2f;
  private static final float VADER_WEIGHT = 0.45f;
  private static final int NEGATIVE = TextTask.SENTIMENT.labels().indexOf("negative");
  private static final int POSITIVE = TextTask.SENTIMENT.labels().indexOf("positive");

  private LexiconPrior() {}

  /** Adds its margin for each label. */
  static void addTo(TextTask task, Example e, double[] margins) {
    if (task != TextTask.SENTIMENT) {
      return;
    }
    float[] weights = new float[Signal.COUNT + 1];
    for (int label = 0; label < margins.length; label++) {
      java.util.Arrays.fill(weights, 0);
      addTo(task, label, 1, weights);
      for (int i = 0; i < Signal.COUNT; i++) {
        margins[label] += weights[i] * e.signals()[i];
      }
    }
  }

  /** Adds the same as weights of the signals. */
  static void addTo(TextTask task, int label, double factor, float[] signals) {
    if (task != TextTask.SENTIMENT) {
      return;
    }
    float weight = (float) (WEIGHT * factor);
    float vader = (float) (VADER_WEIGHT * factor);
    if (label == NEGATIVE) {
      signals[Signal.COMPOUND.ordinal()] -= weight;
      signals[Signal.VADER_SURELY_NEGATIVE.ordinal()] += vader;
    } else if (label == POSITIVE) {
      signals[Signal.COMPOUND.ordinal()] += weight;
      signals[Signal.VADER_SURELY_POSITIVE.ordinal()] += vader;
    } else {
      signals[Signal.COMPOUND_POSITIVE.ordinal()] -= weight;
      signals[Signal.COMPOUND_NEGATIVE.ordinal()] -= weight;
      signals[Signal.VADER_SAYS_NOTHING.ordinal()] += vader;
    }
  }
}
