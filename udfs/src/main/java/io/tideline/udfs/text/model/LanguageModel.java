package io.tideline.udfs.text.model;

import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.feature.NGrams;
import io.tideline.udfs.text.feature.Signal;

/** Tells languages apart by the n-grams alone. Immutable. */
public final class LanguageModel {
  private static final int OUTPUTS = TextTask.LANGUAGE.outputs();
  private static final int ZERO = 128;
  private static final int LANE = 0xFF;

  private final int[] packed = new int[NGrams.BUCKETS];
  private final float[] scales;
  private final float[] constants = new float[OUTPUTS];

  /** From a model of {@link TextTask#LANGUAGE}, whose weights stand under no language. */
  public LanguageModel(LinearModel model) {
    LinearModel.Part part = model.weights().get(Language.UND);
    scales = part.scales();
    for (int k = 0; k < OUTPUTS; k++) {
      constants[k] = part.signals()[k][Signal.COUNT];
      for (int b = 0; b < packed.length; b++) {
        packed[b] |= (part.grams()[k][b] + ZERO) << (8 * k);
      }
    }
  }

  /** Fills in the probability of each language, in the order of {@link Language}. */
  public void read(NGrams grams, float[] probabilities) {
    for (int k = 0; k < OUTPUTS; k++) {
      probabilities[k] = constants[k];
    }
    add(grams.words(), grams.wordCount(), probabilities);
    add(grams.pieces(), grams.pieceCount(), probabilities);
    Softmax.in(probabilities, 0, OUTPUTS);
  }

  private void add(int[] buckets, int count, float[] logits) {
    if (count == 0) {
      return;
    }
    int first = 0;
    int second = 0;
    int third = 0;
    for (int i = 0; i < count; i++) {
      int x = packed[buckets[i]];
      first += x & LANE;
      second += (x >>> 8) & LANE;
      third += (x >>> 16) & LANE;
    }
    float norm = (float) (1 / Math.sqrt(count));
    int zero = ZERO * count;
    logits[0] += (first - zero) * scales[0] * norm;
    logits[1] += (second - zero) * scales[1] * norm;
    logits[2] += (third - zero) * scales[2] * norm;
  }
}
