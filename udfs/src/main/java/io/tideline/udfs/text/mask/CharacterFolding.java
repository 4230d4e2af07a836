package io.tideline.udfs.text.mask;

import java.text.Normalizer;

/** What a character outside ASCII amounts to when looking for personal data. */
final class CharacterFolding {
  /** Left out; belongs to the character before it (accents, the square around a keycap). */
  static final int MARK = -1;

  /** Left out; belongs to nothing (zero-width and direction marks). */
  static final int INVISIBLE = -2;

  /** Any letter outside the Basic Multilingual Plane. */
  private static final char SOME_LETTER = 'ʬ';

  /** Anything that is neither letter nor digit outside it, and lone surrogates. */
  private static final char SOME_SYMBOL = '\uFFFC';

  /** Zeros of the digits that came with Unicode 14 to 17; Java 17 knows those of Unicode 13. */
  private static final int[] LATER_ZEROS = {
    0x10D40, 0x116D0, 0x116DA, 0x11BF0, 0x11DE0, 0x11F50, 0x16D70, 0x1CCF0, 0x1E4F0, 0x1E5F1
  };

  private CharacterFolding() {}

  /** The char for a code point from U+0080 on, or {@link #MARK} or {@link #INVISIBLE}. */
  static int fold(int codePoint) {
    if (codePoint >= 0xC0 && codePoint < 0x300) {
      return Character.toLowerCase(codePoint);
    }
    int known = punctuation(codePoint);
    if (known != 0) {
      return known;
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> MARK;
      case Character.FORMAT -> INVISIBLE;
      case Character.DECIMAL_DIGIT_NUMBER -> '0' + Character.digit(codePoint, 10);
      case Character.UNASSIGNED -> laterDigit(codePoint);
      case Character.SPACE_SEPARATOR -> ' ';
      case Character.DASH_PUNCTUATION -> '-';
      default -> isCompatibility(codePoint) ? plain(codePoint) : other(codePoint);
    };
  }

  private static int laterDigit(int codePoint) {
    for (int zero : LATER_ZEROS) {
      if (codePoint >= zero && codePoint <= zero + 9) {
        return '0' + codePoint - zero;
      }
    }
    return other(codePoint);
  }

  private static int punctuation(int codePoint) {
    return switch (codePoint) {
      case 0xB7, 0x2024, 0x2027, 0x2219, 0x22C5, 0x3002, 0xFF61 -> '.';
      case 0x2212, 0x2796 -> '-';
      case 0x2795 -> '+';
      case 0x2044, 0x2215 -> '/';
      default -> 0;
    };
  }

  /** Blocks whose characters are other shapes of plain ones: ①, ², ℡, ﹫, Ａ, 𝐀. */
  private static boolean isCompatibility(int c) {
    return (c >= 0xB2 && c <= 0xB9)
        || (c >= 0x2070 && c <= 0x209F)
        || (c >= 0x2100 && c <= 0x214F)
        || (c >= 0x2460 && c <= 0x24FF)
        || (c >= 0x2776 && c <= 0x2793)
        || (c >= 0xFE50 && c <= 0xFFEF)
        || (c >= 0x1D400 && c <= 0x1D7FF);
  }

  private static int plain(int codePoint) {
    if (codePoint >= 0x2776 && codePoint <= 0x2793) {
      int digit = (codePoint - 0x2776) % 10 + 1;
      return digit < 10 ? '0' + digit : SOME_SYMBOL;
    }
    String plain = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
    return plain.length() == 1 ? Character.toLowerCase(plain.charAt(0)) : other(codePoint);
  }

  private static int other(int codePoint) {
    if (Character.isBmpCodePoint(codePoint)) {
      return Character.isSurrogate((char) codePoint)
          ? SOME_SYMBOL
          : Character.toLowerCase(codePoint);
    }
    return Character.isLetterOrDigit(codePoint) ? SOME_LETTER : SOME_SYMBOL;
  }
}
