package io.tideline.udfs.text.train;

import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.feature.NGrams;
import io.tideline.udfs.text.feature.Signal;

/**
 * The weights of one label: a part that learns from every language, and a part for each language
 * told apart. A language's weight is their sum.
 */
final class Weights {
  static final int PARTS = 4;
  final float[][] grams = new float[PARTS][NGrams.BUCKETS];

  /** The last is the constant. */
  final float[][] signals = new float[PARTS][Signal.COUNT + 1];

  /** The part of a language; part 0 is shared. */
  static int part(Language language) {
    return language == Language.UND ? 0 : language.ordinal() + 1;
  }

  /** The margin of an example read in a language. */
  double margin(Example e, Language language) {
    int part = part(language);
    double z = margin(e, 0);
    return part == 0 ? z : z + margin(e, part);
  }

  private double margin(Example e, int part) {
    float[] w = grams[part];
    double z = signals[part][Signal.COUNT];
    for (int i = 0; i < e.buckets().length; i++) {
      z += w[e.buckets()[i]] * e.values()[i];
    }
    for (int i = 0; i < Signal.COUNT; i++) {
      z += signals[part][i] * e.signals()[i];
    }
    return z;
  }
}
