package io.tideline.udfs.text.train;

import io.tideline.udfs.text.Intent;
import io.tideline.udfs.text.SentimentLabel;
import io.tideline.udfs.text.feature.Signal;
import io.tideline.udfs.text.model.TextTask;
import java.util.List;

/**
 * What is known without learning, as margins beside the learned ones. Learned margins know the
 * texts they were learned from best; these hold for any text, and their sum does better on texts of
 * other origins than either.
 *
 * <ul>
 *   <li>Sentiment: with the compound valence c of the lexicon, −c for negative, c for positive and
 *       −|c| for neutral, each times a weight; and a weight for what VADER calls an English text.
 *   <li>Intent: people who address a company complain more often than not, those who address
 *       somebody else hardly ever.
 * </ul>
 */
final class Priors {
  private static final float VALENCE = 1.2f;
  private static final float VADER = 0.45f;
  private static final float COMPANY = 0.3f;
  private static final float PERSON = -0.4f;

  private static final List<Prior> ALL =
      List.of(
          of(SentimentLabel.NEGATIVE, Signal.COMPOUND, -VALENCE),
          of(SentimentLabel.NEGATIVE, Signal.VADER_SURELY_NEGATIVE, VADER),
          of(SentimentLabel.POSITIVE, Signal.COMPOUND, VALENCE),
          of(SentimentLabel.POSITIVE, Signal.VADER_SURELY_POSITIVE, VADER),
          of(SentimentLabel.NEUTRAL, Signal.COMPOUND_POSITIVE, -VALENCE),
          of(SentimentLabel.NEUTRAL, Signal.COMPOUND_NEGATIVE, -VALENCE),
          of(SentimentLabel.NEUTRAL, Signal.VADER_SAYS_NOTHING, VADER),
          of(Intent.COMPLAINT, Signal.COMPANY, COMPANY),
          of(Intent.COMPLAINT, Signal.PERSON_FIRST, PERSON));

  private record Prior(TextTask task, int label, Signal signal, float weight) {}

  private Priors() {}

  private static Prior of(SentimentLabel label, Signal signal, float weight) {
    int index = TextTask.SENTIMENT.labels().indexOf(label.label());
    return new Prior(TextTask.SENTIMENT, index, signal, weight);
  }

  private static Prior of(Intent label, Signal signal, float weight) {
    int index = TextTask.INTENT.labels().indexOf(label.label());
    return new Prior(TextTask.INTENT, index, signal, weight);
  }

  /** Adds the margin of each label. */
  static void addTo(TextTask task, Example e, double[] margins) {
    for (Prior prior : ALL) {
      if (prior.task == task) {
        margins[prior.label] += prior.weight * e.signals()[prior.signal.ordinal()];
      }
    }
  }

  /** Adds the same to one label's weights of the signals. */
  static void addTo(TextTask task, int label, double factor, float[] signals) {
    for (Prior prior : ALL) {
      if (prior.task == task && prior.label == label) {
        signals[prior.signal.ordinal()] += (float) (prior.weight * factor);
      }
    }
  }
}
