package io.tideline.udfs.text.normal;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The emoticons that are known, found by longest match where no letter or digit touches them. */
final class Emoticons {
  private static final int LONGEST = 6;
  private static final Emoticons BUILT_IN = new Emoticons(WordLists.column("emoticons.tsv", 0));

  private final Set<String> known = new HashSet<>();
  private final boolean[] firsts = new boolean[128];

  private Emoticons(Iterable<String> emoticons) {
    for (String emoticon : emoticons) {
      if (emoticon.length() > 1 && emoticon.length() <= LONGEST) {
        known.add(emoticon.toLowerCase(Locale.ROOT));
        firsts[emoticon.toLowerCase(Locale.ROOT).charAt(0) & 127] = true;
      }
    }
  }

  static Emoticons builtIn() {
    return BUILT_IN;
  }

  /** How long the emoticon at an index is; 0 where there is none. */
  int lengthAt(NormalText text, int from) {
    char first = text.at(from);
    if (first >= 128 || !firsts[first]) {
      return 0;
    }
    boolean word = Tokenizer.isWordChar(first);
    if (word && from > 0 && Tokenizer.isWordChar(text.at(from - 1))) {
      return 0;
    }
    for (int size = Math.min(LONGEST, text.length() - from); size > 1; size--) {
      boolean clear =
          from + size == text.length()
              || !Tokenizer.isWordChar(text.at(from + size))
              || !Tokenizer.isWordChar(text.at(from + size - 1));
      if (clear
          && hasSymbol(text, from, size)
          && known.contains(text.substring(from, from + size))) {
        return size;
      }
    }
    return 0;
  }

  /** "xD" and "xp" are letters only and stand alone; all others hold a sign. */
  private static boolean hasSymbol(NormalText text, int from, int size) {
    for (int i = from; i < from + size; i++) {
      if (!Tokenizer.isWordChar(text.at(i))) {
        return text.at(i) != ' ';
      }
    }
    return size == 2 && text.at(from) == 'x';
  }
}
