package io.tideline.connectors.codec;

import org.jspecify.annotations.Nullable;

/**
 * Short strings seen lately, so that values which many records share (account, platform, language,
 * campaign) are one instance instead of a copy a record.
 */
final class RecentTexts {

  private static final int BITS = 10;
  private static final int MAX_LENGTH = 32;

  private final @Nullable String[] recent = new String[1 << BITS];

  String of(char[] chars, int from, int length) {
    if (length > MAX_LENGTH) {
      return new String(chars, from, length);
    }
    int hash = 0;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + chars[i];
    }
    int place = (hash * 0x9E3779B1) >>> (32 - BITS);
    String known = recent[place];
    if (known != null && isSame(known, chars, from, length)) {
      return known;
    }
    String text = new String(chars, from, length);
    recent[place] = text;
    return text;
  }

  private static boolean isSame(String text, char[] chars, int from, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != chars[from + i]) {
        return false;
      }
    }
    return true;
  }
}
