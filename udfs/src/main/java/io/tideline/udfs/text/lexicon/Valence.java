package io.tideline.udfs.text.lexicon;

import io.tideline.udfs.text.normal.Hashes;
import io.tideline.udfs.text.normal.NormalText;
import io.tideline.udfs.text.normal.TokenKind;
import io.tideline.udfs.text.normal.Tokens;

/**
 * What the lexicon alone says of a text: the sum of its words' valences, each strengthened or
 * weakened by the words before it and turned over by a negation. Used again for each text.
 */
public final class Valence {
  private static final int REACH = 3;
  private static final float TURNED = -0.74f;
  private static final float DRAWN_OUT = 1.2f;
  private static final float SHOUTED = 1.25f;
  private static final float SPREAD = 15;
  private static final float BEFORE_BUT = 0.5f;
  private static final float AFTER_BUT = 1.5f;

  private static final long MAAR = Lexicon.hash("maar");

  /** "very" three hundred times over is no more than this, and above all no infinity. */
  private static final float MOST_INTENSE = 4;

  private float positive;
  private float negative;
  private float pictures;
  private float last;
  private float lowest;
  private float highest;
  private int count;
  private int sinceNegation;
  private float intensity;
  private float emphasis;

  /** Adds up the tokens of a text. */
  public void read(NormalText text, Tokens tokens, Lexicon lexicon) {
    positive = 0;
    negative = 0;
    pictures = 0;
    last = 0;
    lowest = 0;
    highest = 0;
    count = 0;
    sinceNegation = REACH + 1;
    intensity = 1;
    emphasis = 1;
    boolean shouting = text.capitalLetters() * 10 > text.letters() * 7;
    int t = 0;
    while (t < tokens.size()) {
      TokenKind kind = tokens.kind(t);
      if (kind == TokenKind.WORD || kind == TokenKind.HASHTAG) {
        t += readWords(text, tokens, lexicon, t, shouting);
      } else {
        readSign(text, tokens, lexicon, t);
        t++;
      }
    }
  }

  private int readWords(NormalText text, Tokens tokens, Lexicon lexicon, int t, boolean shouting) {
    int from = tokens.start(t);
    int to = tokens.end(t);
    long hash = tokens.hash(t);
    if (lexicon.startsExpression(hash)) {
      int used = readExpression(tokens, lexicon, t, hash);
      if (used > 0) {
        return used;
      }
    }
    float valence = lexicon.valence(hash);
    if (Float.isNaN(valence) && Hashes.isDrawnOut(text, from, to)) {
      valence = lexicon.valence(Hashes.word(text, from, to, 1)) * DRAWN_OUT;
    }
    if (isFuture(text, from, to)) {
      valence = Float.NaN;
    }
    if (lexicon.isContrast(hash)) {
      turnToWhatFollows(tokens, t);
    }
    if (lexicon.isNegation(hash) && !Float.isNaN(valence) && !meansNext(tokens, lexicon, t)) {
      addPlain(valence);
    }
    boolean shouted = !shouting && to - from > 2 && text.isCapital(from + 1);
    if (!addMeaning(lexicon, hash, shouted ? valence * SHOUTED : valence)) {
      intensity = 1;
      sinceNegation++;
    }
    return 1;
  }

  /** "I'll", "we'll", "he'll", "she'll": no ill, well, hell or shell, whatever the hash says. */
  private static boolean isFuture(NormalText text, int from, int to) {
    return to - from > 3
        && text.at(to - 1) == 'l'
        && text.at(to - 2) == 'l'
        && (text.at(to - 3) == '\'' || text.at(to - 3) == '\u2019');
  }

  /**
   * What stands behind a "but" is what the writer means, where it is set against something; what
   * was turned or strengthened before it no longer is.
   */
  private void turnToWhatFollows(Tokens tokens, int but) {
    sinceNegation = REACH + 1;
    intensity = 1;
    if (count > 0 && isFollowed(tokens, but)) {
      positive *= BEFORE_BUT;
      negative *= BEFORE_BUT;
      emphasis = AFTER_BUT;
    }
  }

  /** Whether anything but signs follows, and the "but" is no Dutch "only": "maar 5 euro". */
  private static boolean isFollowed(Tokens tokens, int but) {
    int next = but + 1;
    while (next < tokens.size() && tokens.kind(next) == TokenKind.PUNCTUATION) {
      next++;
    }
    return next < tokens.size()
        && (tokens.hash(but) != MAAR || tokens.kind(next) != TokenKind.NUMBER);
  }

  /** Whether the next word is one that a negation turns over or that strengthens such a one. */
  private static boolean meansNext(Tokens tokens, Lexicon lexicon, int t) {
    return t + 1 < tokens.size()
        && tokens.kind(t + 1) == TokenKind.WORD
        && lexicon.knows(tokens.hash(t + 1));
  }

  /** Counts a word or an expression; whether it turns, says or strengthens anything. */
  private boolean addMeaning(Lexicon lexicon, long hash, float valence) {
    float strength = lexicon.intensity(hash);
    if (lexicon.isNegation(hash)) {
      sinceNegation = 0;
    } else if (!Float.isNaN(valence)) {
      addWord(valence);
    } else if (!Float.isNaN(strength)) {
      intensity = Math.min(MOST_INTENSE, intensity * strength);
    } else {
      return false;
    }
    return true;
  }

  /** The longest expression that starts here; how many tokens it takes, 0 where there is none. */
  private int readExpression(Tokens tokens, Lexicon lexicon, int t, long first) {
    long hash = first;
    int best = 0;
    long found = 0;
    for (int k = 1; k < Lexicon.LONGEST && t + k < tokens.size(); k++) {
      if (tokens.kind(t + k) != TokenKind.WORD) {
        break;
      }
      hash = Hashes.join(hash, tokens.hash(t + k));
      if (lexicon.knows(hash)) {
        best = k + 1;
        found = hash;
      }
    }
    if (best > 0) {
      addMeaning(lexicon, found, lexicon.valence(found));
    }
    return best;
  }

  private void readSign(NormalText text, Tokens tokens, Lexicon lexicon, int t) {
    TokenKind kind = tokens.kind(t);
    if (kind == TokenKind.EMOJI || kind == TokenKind.EMOTICON) {
      float valence = lexicon.picture(tokens.hash(t));
      if (!Float.isNaN(valence)) {
        pictures += valence;
        addPlain(valence);
      }
    } else if (kind == TokenKind.PUNCTUATION && text.at(tokens.start(t)) != '*') {
      sinceNegation = REACH + 1;
      intensity = 1;
    }
  }

  private void addWord(float valence) {
    float v = valence * intensity;
    if (sinceNegation <= REACH) {
      v *= TURNED;
    }
    addPlain(v);
    intensity = 1;
    sinceNegation++;
  }

  private void addPlain(float plain) {
    float v = plain * emphasis;
    if (v > 0) {
      positive += v;
      highest = Math.max(highest, v);
    } else {
      negative -= v;
      lowest = Math.min(lowest, v);
    }
    last = v;
    count++;
  }

  /** The sum, brought into -1 to 1: s / √(s² + 15). */
  public float compound() {
    float s = sum();
    return (float) (s / Math.sqrt(s * s + SPREAD));
  }

  /** Positive less negative. */
  public float sum() {
    return positive - negative;
  }

  /** The sum of what is positive. */
  public float positive() {
    return positive;
  }

  /** The sum of what is negative, as a number above 0. */
  public float negative() {
    return negative;
  }

  /** What emoji and emoticons say. */
  public float pictures() {
    return pictures;
  }

  /** The valence of the last word or picture that has one. */
  public float last() {
    return last;
  }

  /** The lowest valence, 0 at most. */
  public float lowest() {
    return lowest;
  }

  /** The highest valence, 0 at least. */
  public float highest() {
    return highest;
  }

  /** How many words, expressions and pictures have a valence. */
  public int count() {
    return count;
  }
}
