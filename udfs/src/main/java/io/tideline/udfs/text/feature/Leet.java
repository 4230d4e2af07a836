package io.tideline.udfs.text.feature;

import io.tideline.udfs.text.normal.Hashes;
import io.tideline.udfs.text.normal.NormalText;

/** Words written with digits and signs for letters: "h4te", "a$$", "w0rk". */
final class Leet {
  private static final String SIGNS = "0134578@$!|";
  private static final String LETTERS = "oieastbasil";

  private Leet() {}

  /** The hash of the word with its letters put back; 0 where it has no such sign. */
  static long word(NormalText text, int from, int to) {
    int letters = 0;
    int signs = 0;
    for (int i = from; i < to; i++) {
      char c = text.at(i);
      if (SIGNS.indexOf(c) >= 0) {
        signs++;
      } else if (c >= 'a') {
        letters++;
      }
    }
    if (signs == 0 || letters == 0 || signs > letters + 1) {
      return 0;
    }
    long h = Hashes.EMPTY;
    for (int i = from; i < to; i++) {
      int sign = SIGNS.indexOf(text.at(i));
      h = Hashes.step(h, sign < 0 ? text.at(i) : LETTERS.charAt(sign));
    }
    return h;
  }
}
