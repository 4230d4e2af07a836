package io.tideline.udfs.text.mask;

/**
 * Tells most texts without personal data from the rest in one cheap pass. It may say yes too often,
 * never no where a scanner would find something.
 */
final class Prefilter {
  /** No phone, card or IBAN that is masked has fewer digits. */
  static final int LEAST_DIGITS = 6;

  private Prefilter() {}

  static boolean mayHoldPersonalData(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        if (isDisguise(c)) {
          return true;
        }
      } else if (c <= '9') {
        if (c >= '0' && ++digits >= LEAST_DIGITS) {
          return true;
        }
      } else if (c == '@' || ((c == 't' || c == 'p' || c == 'l') && mayBeAtWord(text, i))) {
        return true;
      } else if ((c == 'T' || c == 'P' || c == 'L') && mayBeAtWord(text, i)) {
        return true;
      }
    }
    return false;
  }

  /** Characters that may fold to digits, letters, an at sign or nothing. */
  private static boolean isDisguise(char c) {
    if (c < 0x300) {
      return c == 0xAD || c == 0xB2 || c == 0xB3 || c == 0xB9;
    }
    if (c >= 0x2000 && c < 0x3000) {
      return isDisguisedSymbol(c);
    }
    return (c >= 0xFE50 && c <= 0xFFEF) || c == 0xD835 || c == 0xDB40 || Character.isDigit(c);
  }

  private static boolean isDisguisedSymbol(char c) {
    return c == 0x200B
        || c == 0x200C
        || (c >= 0x2060 && c <= 0x209F)
        || (c >= 0x2460 && c <= 0x24FF)
        || (c >= 0x2776 && c <= 0x2793);
  }

  /** Whether the letter at i ends "at" or is the second of "apestaart" or "klammeraffe". */
  private static boolean mayBeAtWord(String text, int i) {
    if (i == 0 || (i > 1 && Character.isLetterOrDigit(text.charAt(i - 2)))) {
      return false;
    }
    char first = Character.toLowerCase(text.charAt(i - 1));
    char second = Character.toLowerCase(text.charAt(i));
    return switch (second) {
      case 't' ->
          (first == 'a' || first == 'ä')
              && (i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1)));
      case 'p' -> first == 'a' && text.regionMatches(true, i, "pe", 0, 2);
      default -> first == 'k' && text.regionMatches(true, i, "lammera", 0, 7);
    };
  }
}
