package io.tideline.connectors.codec;

import java.nio.charset.StandardCharsets;

/** The escapes of JSON strings. */
final class JsonEscapes {

  private static final int UNICODE_LENGTH = 6;

  private JsonEscapes() {}

  /**
   * Bytes of the escape whose backslash is at {@code at}, both units of a surrogate pair; 0 where
   * it is none. Half a pair is none: it is no character, and no UTF-8 could hold it.
   */
  static int length(byte[] bytes, int at) {
    byte kind = at + 1 < bytes.length ? bytes[at + 1] : 0;
    return switch (kind) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
      case 'u' -> unicodeLength(bytes, at);
      default -> 0;
    };
  }

  private static int unicodeLength(byte[] bytes, int at) {
    int unit = unit(bytes, at);
    if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
      return unit < 0 ? 0 : UNICODE_LENGTH;
    }
    int second = at + UNICODE_LENGTH;
    boolean pair =
        unit <= Character.MAX_HIGH_SURROGATE
            && second + 1 < bytes.length
            && bytes[second] == '\\'
            && bytes[second + 1] == 'u'
            && unit(bytes, second) >= Character.MIN_LOW_SURROGATE
            && unit(bytes, second) <= Character.MAX_LOW_SURROGATE;
    return pair ? 2 * UNICODE_LENGTH : 0;
  }

  /** What a string says whose escapes are all right. */
  static String unescaped(byte[] bytes, int from, int to) {
    StringBuilder out = new StringBuilder(to - from);
    int plain = from;
    for (int at = from; at < to; at++) {
      if (bytes[at] == '\\') {
        out.append(new String(bytes, plain, at - plain, StandardCharsets.UTF_8));
        out.append(unescape(bytes, at));
        plain = at + (bytes[at + 1] == 'u' ? UNICODE_LENGTH : 2);
        at = plain - 1;
      }
    }
    return out.append(new String(bytes, plain, to - plain, StandardCharsets.UTF_8)).toString();
  }

  private static char unescape(byte[] bytes, int at) {
    return switch (bytes[at + 1]) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) unit(bytes, at);
      default -> (char) bytes[at + 1];
    };
  }

  /** The UTF-16 unit of {@code \\uXXXX}, negative where that are no four hexadecimal digits. */
  private static int unit(byte[] bytes, int at) {
    if (at + UNICODE_LENGTH > bytes.length) {
      return -1;
    }
    int unit = 0;
    for (int i = at + 2; i < at + UNICODE_LENGTH; i++) {
      // A digit that is none is -1, whose sign no later shift of four bits can lose.
      unit = unit << 4 | Character.digit(bytes[i], 16);
    }
    return unit;
  }
}
