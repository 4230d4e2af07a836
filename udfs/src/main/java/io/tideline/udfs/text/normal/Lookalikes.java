package io.tideline.udfs.text.normal;

/** Cyrillic and Greek letters that look Latin, folded inside words that hold Latin letters. */
final class Lookalikes {
  private static final String FROM = "аеорсухіјѕԁһқӏвнкмтгпиαβεικνορτυχηωгдчбоѵԛԝ";
  private static final String TO = "aeopcyxijsdhqlbhkmtrnuabeiknoptuxnwrdubovqw";
  private static final char[] FOLDED = table();

  private Lookalikes() {}

  private static char[] table() {
    char[] folded = new char[0x600];
    for (int i = 0; i < FROM.length(); i++) {
      folded[FROM.charAt(i)] = TO.charAt(i);
    }
    return folded;
  }

  /** Folds every word that mixes Latin letters with lookalikes; other words stay as they are. */
  static void fold(NormalText text) {
    int i = 0;
    while (i < text.length()) {
      if (!isLookalike(text.at(i))) {
        i++;
        continue;
      }
      int from = i;
      while (from > 0 && isWord(text.at(from - 1))) {
        from--;
      }
      int to = i;
      boolean latin = false;
      while (to < text.length() && isWord(text.at(to))) {
        to++;
      }
      for (int k = from; k < to; k++) {
        latin |= text.at(k) < 0x250 && Character.isLetter(text.at(k));
      }
      if (latin) {
        foldRange(text, from, to);
      }
      i = to;
    }
  }

  private static void foldRange(NormalText text, int from, int to) {
    for (int k = from; k < to; k++) {
      if (isLookalike(text.at(k))) {
        text.replace(k, FOLDED[text.at(k)]);
      }
    }
  }

  private static boolean isLookalike(char c) {
    return c >= 0x370 && c < 0x600 && FOLDED[c] != 0;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c);
  }
}
