package io.tideline.udfs.text.mask;

/**
 * Tells most texts without personal data from the rest in one cheap pass. It may say yes too often,
 * never no where a scanner would find something: it looks at the text as {@link FoldedText} shows
 * it to the scanners, for an at sign, a word for one, and digits.
 */
final class Prefilter {
  /** No phone, card or IBAN that is masked has fewer digits. */
  static final int LEAST_DIGITS = 6;

  private static final long KLAM =
      'k' * 0x1000000000000L + 'l' * 0x100000000L + 'a' * 0x10000 + 'm';

  private Prefilter() {}

  static boolean mayHoldPersonalData(String text) {
    int digits = 0;
    long lastFour = 0;
    for (int i = 0; i < text.length(); i++) {
      int c = text.charAt(i);
      if (c >= 0x80) {
        int codePoint = text.codePointAt(i);
        i += Character.charCount(codePoint) - 1;
        c = CharacterFolding.fold(codePoint);
        if (c < 0) {
          continue;
        }
      } else {
        c = FoldedText.lower((char) c);
      }
      lastFour = lastFour << 16 | c;
      if (c == '@' || (c >= '0' && c <= '9' && ++digits == LEAST_DIGITS) || mayBeAtWord(lastFour)) {
        return true;
      }
    }
    return mayBeAtWord(lastFour << 16 | FoldedText.NONE);
  }

  /** Whether "at" as a word of its own ends here, or "apestaart" or "klammeraffe" begins. */
  private static boolean mayBeAtWord(long lastFour) {
    char last = (char) lastFour;
    char before = (char) (lastFour >>> 16);
    char third = (char) (lastFour >>> 32);
    if (before == 't') {
      return (third == 'a' || third == 'ä') && isBorder(lastFour >>> 48) && isBorder(last);
    }
    if (before == 'p') {
      return last == 'e' && third == 'a' && isBorder(lastFour >>> 48);
    }
    return lastFour == KLAM;
  }

  private static boolean isBorder(long c) {
    return !Character.isLetterOrDigit((char) c);
  }
}
