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

  /** The word that ends before {@code end}, empty where none does. */
  static String wordBefore(FoldedText text, int end) {
    int start = end;
    while (text.isWord(start - 1) && end - start <= LONGEST) {
      start--;
    }
    return start == end || end - start > LONGEST ? "" : text.substring(start, end);
  }
}
