package io.tideline.udfs.text.mask;

/** Reads whole words of a folded text; words longer than 32 chars count as none. */
final class Words {
  private static final int LONGEST = 32;

  private Words() {}

  /** The word that begins at i, empty where none does. */
  static String wordAt(FoldedText text, int i) {
    int end = i;
    while (text.isWord(end) && end - i <= LONGEST) {
      end++;
    }
    return end == i || end - i > LONGEST ? "" : text.substring(i, end);
  }

  /** The same, ending at what is found already. */
  static String wordAt(Findings findings, int i) {
    int end = i;
    while (findings.isWord(end) && end - i <= LONGEST) {
      end++;
    }
    return end == i || end - i > LONGEST ? "" : findings.text().substring(i, end);
  }

  /** The word that ends before {@code end} and begins behind what is found, empty for none. */
  static String wordBefore(Findings findings, int end) {
    int start = end;
    while (findings.isWord(start - 1) && end - start <= LONGEST) {
      start--;
    }
    return start == end || end - start > LONGEST ? "" : findings.text().substring(start, end);
  }
}
