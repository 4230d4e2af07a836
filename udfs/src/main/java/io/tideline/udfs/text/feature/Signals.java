package io.tideline.udfs.text.feature;

import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.lexicon.Lexicon;
import io.tideline.udfs.text.lexicon.Valence;
import io.tideline.udfs.text.normal.NormalText;
import io.tideline.udfs.text.normal.Tokens;

/**
 * The few numbers of a text beside its n-grams, each about 0 to 1: what the lexicon says, and how
 * it is typed (SEMANTICS §3). Used again for each text.
 */
public final class Signals {
  private final float[] values = new float[Signal.COUNT];
  private final Valence valence = new Valence();
  private final Shape shape = new Shape();

  /** Computes all of them. */
  public void read(NormalText text, Tokens tokens, Language language) {
    java.util.Arrays.fill(values, 0);
    valence.read(text, tokens, Lexicon.of(language));
    float compound = valence.compound();
    set(Signal.COMPOUND, compound);
    set(Signal.COMPOUND_POSITIVE, Math.max(0, compound));
    set(Signal.COMPOUND_NEGATIVE, Math.max(0, -compound));
    set(Signal.CLEARLY_POSITIVE, compound > 0.4f ? 1 : 0);
    set(Signal.CLEARLY_NEGATIVE, compound < -0.4f ? 1 : 0);
    set(Signal.NO_VALENCE, valence.count() == 0 ? 1 : 0);
    set(Signal.POSITIVE_SUM, squash(valence.positive()));
    set(Signal.NEGATIVE_SUM, squash(valence.negative()));
    set(Signal.BOTH, valence.positive() > 0 && valence.negative() > 0 ? 1 : 0);
    set(Signal.LAST_VALENCE, valence.last() / 4);
    set(Signal.MOST_NEGATIVE, -valence.lowest() / 4);
    set(Signal.MOST_POSITIVE, valence.highest() / 4);
    set(Signal.PICTURES, valence.pictures() / (1 + Math.abs(valence.pictures())));
    set(Signal.DENSITY, tokens.size() == 0 ? 0 : valence.sum() / tokens.size());
    shape.read(text, tokens, values);
  }

  /** Half of what there can be at two words' worth. */
  private static float squash(float sum) {
    return sum / (sum + 4);
  }

  private void set(Signal signal, float value) {
    values[signal.ordinal()] = value;
  }

  /** The value of a signal. */
  public float get(int signal) {
    return values[signal];
  }
}
