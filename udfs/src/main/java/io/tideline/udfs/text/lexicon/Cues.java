package io.tideline.udfs.text.lexicon;

import io.tideline.udfs.text.Language;
import io.tideline.udfs.text.normal.Hashes;
import io.tideline.udfs.text.normal.NormalText;
import io.tideline.udfs.text.normal.TokenKind;
import io.tideline.udfs.text.normal.Tokens;
import io.tideline.udfs.text.normal.WordLists;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Counts the words of each {@link Cue} in a text, by the list of its language and of words that
 * mean the same in all: {@link Language#UND} has only the latter, for many an insult is an everyday
 * word elsewhere (the Dutch "hoe", the German "die"). Used again for each text.
 */
public final class Cues {
  private static final String EVERY_LANGUAGE = "*";

  /** So many words may stand between two that belong together: "check out all of my songs". */
  private static final int REACH = 4;

  /** The bits of a word's cues; a float holds up to 24 of them exactly. */
  private static final Map<Language, WordValues> ALL = load();

  private final int[] counts = new int[Cue.COUNT];
  private int sinceLook;
  private int sinceOwn;
  private boolean looksAtOwn;
  private boolean ownCreation;

  private static Map<Language, WordValues> load() {
    Map<Language, WordValues> all = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      var words = new WordValues(2_500);
      for (String[] row : WordLists.rows("cues.tsv")) {
        if (row[0].equals(EVERY_LANGUAGE) || row[0].equals(language.tag())) {
          int bit = Cue.valueOf(row[1].toUpperCase(Locale.ROOT)).bit();
          for (String word : row[2].split(" ")) {
            long hash = Lexicon.hash(word);
            float known = words.get(hash);
            words.put(hash, Float.isNaN(known) ? bit : (int) known | bit);
          }
        }
      }
      all.put(language, words);
    }
    return all;
  }

  /** Counts in a text. */
  public void read(NormalText text, Tokens tokens, Language language) {
    Arrays.fill(counts, 0);
    sinceLook = REACH + 1;
    sinceOwn = REACH + 1;
    looksAtOwn = false;
    ownCreation = false;
    WordValues words = ALL.get(language);
    for (int t = 0; t < tokens.size(); t++) {
      TokenKind kind = tokens.kind(t);
      if (kind == TokenKind.WORD || kind == TokenKind.HASHTAG) {
        count(find(words, text, tokens, t));
      }
    }
  }

  private static int find(WordValues words, NormalText text, Tokens tokens, int t) {
    float found = words.get(tokens.hash(t));
    if (Float.isNaN(found) && Hashes.isDrawnOut(text, tokens.start(t), tokens.end(t))) {
      found = words.get(Hashes.word(text, tokens.start(t), tokens.end(t), 1));
    }
    return Float.isNaN(found) ? 0 : (int) found;
  }

  private void count(int cues) {
    sinceLook++;
    sinceOwn++;
    for (int left = cues; left != 0; left &= left - 1) {
      counts[Integer.numberOfTrailingZeros(left)]++;
    }
    if ((cues & Cue.OWN.bit()) != 0) {
      looksAtOwn |= sinceLook <= REACH;
      sinceOwn = 0;
    }
    ownCreation |= (cues & (Cue.CREATION.bit() | Cue.CHANNEL.bit())) != 0 && sinceOwn <= REACH;
    if ((cues & Cue.LOOK.bit()) != 0) {
      sinceLook = 0;
    }
  }

  /** How many words of a cue there are. */
  public int count(Cue cue) {
    return counts[cue.ordinal()];
  }

  /** Whether people are sent to what is the writer's: "check out my". */
  public boolean looksAtOwn() {
    return looksAtOwn;
  }

  /** Whether the writer speaks of works of his own: "my new song". */
  public boolean ownCreation() {
    return ownCreation;
  }
}
