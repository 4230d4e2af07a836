package io.tideline.udfs.text.feature;

import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.lexicon.Cue;
import io.tideline.udfs.text.lexicon.Cues;
import io.tideline.udfs.text.lexicon.Lexicon;
import io.tideline.udfs.text.lexicon.Valence;
import io.tideline.udfs.text.normal.NormalText;
import io.tideline.udfs.text.normal.Tokens;

/**
 * The few numbers of a text beside its n-grams, each about 0 to 1: what the lexicon says, and how
 * it is typed (SEMANTICS §3). Used again for each text.
 */
public final class Signals {
  private static final float MANY = 3;

  /** From this compound on, VADER calls a text positive. */
  private static final float VADER_SAYS = 0.05f;

  private final float[] values = new float[Signal.COUNT];
  private final Valence valence = new Valence();
  private final Shape shape = new Shape();
  private final Cues cues = new Cues();

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
    if (language == Language.EN) {
      vader(text, tokens);
    }
    shape.read(text, tokens, values);
    cues.read(text, tokens, language);
    attacks();
    promotion();
  }

  /** What VADER's words say of an English text, beside what our own do. */
  private void vader(NormalText text, Tokens tokens) {
    valence.read(text, tokens, Lexicon.ofVader());
    float compound = valence.compound();
    set(Signal.VADER, compound);
    set(Signal.VADER_POSITIVE, Math.max(0, compound));
    set(Signal.VADER_NEGATIVE, Math.max(0, -compound));
    set(Signal.VADER_SURELY_POSITIVE, compound >= VADER_SAYS);
    set(Signal.VADER_SURELY_NEGATIVE, compound <= -VADER_SAYS);
    set(Signal.VADER_SAYS_NOTHING, Math.abs(compound) < VADER_SAYS);
  }

  private void attacks() {
    count(Cue.SLUR, Signal.SLUR, Signal.SLURS);
    count(Cue.SWEAR, Signal.SWEARING, Signal.MUCH_SWEARING);
    count(Cue.INSULT, Signal.INSULT, Signal.INSULTS);
    count(Cue.THREAT, Signal.THREAT, Signal.THREATS);
    count(Cue.GROUP, Signal.GROUP, Signal.GROUPS);
    boolean strong = cues.count(Cue.SLUR) + cues.count(Cue.SWEAR) > 0;
    boolean attack = cues.count(Cue.INSULT) + cues.count(Cue.THREAT) > 0;
    set(Signal.NO_INSULT, !strong && cues.count(Cue.INSULT) == 0);
    set(Signal.NEITHER_SLUR_NOR_SWEARING, !strong);
    set(Signal.GROUP_AND_ATTACK, cues.count(Cue.GROUP) > 0 && (strong || attack));
  }

  private void promotion() {
    set(Signal.SUBSCRIBE, cues.count(Cue.SUBSCRIBE) > 0);
    set(Signal.CHANNEL, cues.count(Cue.CHANNEL) > 0);
    set(Signal.LOOK, cues.count(Cue.LOOK) > 0);
    set(Signal.LOOK_AT_OWN, cues.looksAtOwn());
    set(Signal.OWN_CREATION, cues.ownCreation());
    set(Signal.PLEAD, cues.count(Cue.PLEAD) > 0);
    count(Cue.GAIN, Signal.GAIN, Signal.GAINS);
    set(Signal.INTRODUCE, cues.count(Cue.INTRODUCE) > 0);
    set(Signal.AUDIENCE, cues.count(Cue.AUDIENCE) > 0);
    count(Cue.PHONE, Signal.PHONE, Signal.PHONES);
    float kinds = 0;
    for (int i = Signal.SUBSCRIBE.ordinal(); i <= Signal.PHONE.ordinal(); i++) {
      kinds += values[i];
    }
    kinds += values[Signal.URL.ordinal()] + values[Signal.LONG_NUMBER.ordinal()];
    set(Signal.NO_PROMOTION, kinds == 0);
    set(Signal.TWO_PROMOTIONS, kinds >= 2);
    set(Signal.FOUR_PROMOTIONS, kinds >= 4);
  }

  private void count(Cue cue, Signal any, Signal many) {
    int n = cues.count(cue);
    set(any, n > 0);
    set(many, Math.min(MANY, n) / MANY);
  }

  private void set(Signal signal, boolean holds) {
    set(signal, holds ? 1 : 0);
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
