package io.tideline.udfs.text.lexicon;

import io.tideline.udfs.text.Intent;
import io.tideline.udfs.text.normal.Hashes;
import io.tideline.udfs.text.normal.TokenKind;
import io.tideline.udfs.text.normal.Tokens;
import io.tideline.udfs.text.normal.WordLists;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expressions that settle the intent of a text whatever a model says (SEMANTICS §9). Immutable. */
public final class Keywords {
  private static final Keywords BUILT_IN = new Keywords(WordLists.rows("keywords.tsv"));
  private static final int LONGEST = 6;

  private final WordValues firsts;
  private final WordValues intents;

  private Keywords(List<String[]> rows) {
    firsts = new WordValues(rows.size());
    intents = new WordValues(rows.size());
    for (String[] row : rows) {
      String[] words = row[1].split(" ");
      long hash = Lexicon.hash(words[0]);
      firsts.put(hash, 1);
      for (int i = 1; i < words.length; i++) {
        hash = Hashes.join(hash, Lexicon.hash(words[i]));
      }
      intents.put(hash, Intent.valueOf(row[0].toUpperCase(java.util.Locale.ROOT)).ordinal());
    }
  }

  /** Those that come with Tideline. */
  public static Keywords builtIn() {
    return BUILT_IN;
  }

  /** The intent of the first expression in the text; null where none stands in it. */
  public @Nullable Intent find(Tokens tokens) {
    for (int t = 0; t < tokens.size(); t++) {
      if (tokens.kind(t) == TokenKind.WORD) {
        Intent found = at(tokens, t);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private @Nullable Intent at(Tokens tokens, int t) {
    long hash = tokens.hash(t);
    if (Float.isNaN(firsts.get(hash))) {
      return null;
    }
    for (int k = t + 1; ; k++) {
      float found = intents.get(hash);
      if (!Float.isNaN(found)) {
        return Intent.values()[(int) found];
      }
      if (k == tokens.size() || k == t + LONGEST || tokens.kind(k) != TokenKind.WORD) {
        return null;
      }
      hash = Hashes.join(hash, tokens.hash(k));
    }
  }
}
