package io.tideline.udfs.text.model;

import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.feature.NGrams;
import java.util.EnumMap;
import java.util.Map;

/**
 * A model of one task: for each language it reads and each label but the last, a weight of one byte
 * for every bucket of n-grams, a scale for those bytes, and plain weights for the signals. For a
 * text with w words and p pieces
 *
 * <pre>
 * z(label) = scale · (Σ word weights / √w + Σ piece weights / √p) + Σ signal · weight + constant
 * P(label) = exp(z(label)) / (1 + Σ exp(z)),  z(last label) = 0</pre>
 *
 * @param weights of {@link Language#UND} there are signals only, for a language that is not known
 *     says nothing by its words
 */
public record LinearModel(TextTask task, Map<Language, Part> weights) {

  public LinearModel {
    weights = new EnumMap<>(weights);
  }

  /**
   * The weights of one language.
   *
   * @param grams by output and bucket; empty where only signals are read
   * @param scales by output
   * @param signals by output; the last of each is the constant
   */
  public record Part(byte[][] grams, float[] scales, float[][] signals) {

    /** A part that reads n-grams, its floats brought to one byte each. */
    public static Part quantized(float[][] grams, float[][] signals) {
      byte[][] bytes = new byte[grams.length][];
      float[] scales = new float[grams.length];
      for (int k = 0; k < grams.length; k++) {
        scales[k] = most(grams[k]) / 127;
        bytes[k] = new byte[NGrams.BUCKETS];
        for (int b = 0; b < NGrams.BUCKETS && scales[k] > 0; b++) {
          int rounded = Math.round(grams[k][b] / scales[k]);
          bytes[k][b] = (byte) Math.max(-127, Math.min(127, rounded));
        }
      }
      return new Part(bytes, scales, signals);
    }

    /** The largest weight but for the few that would make all others coarse. */
    private static float most(float[] weights) {
      float[] sizes = new float[weights.length];
      int used = 0;
      for (float w : weights) {
        if (w != 0) {
          sizes[used++] = Math.abs(w);
        }
      }
      if (used == 0) {
        return 0;
      }
      java.util.Arrays.sort(sizes, 0, used);
      return sizes[(int) ((used - 1) * 0.9995)];
    }

    /** A part that reads signals only. */
    public static Part ofSignals(float[][] signals) {
      return new Part(new byte[0][], new float[signals.length], signals);
    }
  }
}
