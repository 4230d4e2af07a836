package io.tideline.connectors.codec;

import java.nio.charset.StandardCharsets;

/** The escapes of JSON strings. */
final class JsonEscapes {

  private static final int UNICODE_LENGTH = 6;
  private static final char REPLACEMENT = '\uFFFD';

  private JsonEscapes() {}

  /** Bytes of the escape whose backslash is at {@code at}; 0 where it is none. */
  static int length(byte[] bytes, int at) {
    byte kind = at + 1 < bytes.length ? bytes[at + 1] : 0;
    return switch (kind) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
      case 'u' -> unit(bytes, at) < 0 ? 0 : UNICODE_LENGTH;
      default -> 0;
    };
  }

  /**
   * What a string says whose escapes are all right. Half a surrogate pair, which is what cutting a
   * text within an emoji leaves, is U+FFFD: no character is half, and no UTF-8 could hold it.
   */
  static String unescaped(byte[] bytes, int from, int to) {
    StringBuilder out = new StringBuilder(to - from);
    int plain = from;
    for (int at = from; at < to; at++) {
      if (bytes[at] == '\\') {
        out.append(new String(bytes, plain, at - plain, StandardCharsets.UTF_8));
        char unit = unescape(bytes, at);
        plain = at + (bytes[at + 1] == 'u' ? UNICODE_LENGTH : 2);
        if (Character.isHighSurrogate(unit) && lowFollows(bytes, plain, to)) {
          out.append(unit).append((char) unit(bytes, plain));
          plain += UNICODE_LENGTH;
        } else {
          out.append(Character.isSurrogate(unit) ? REPLACEMENT : unit);
        }
        at = plain - 1;
      }
    }
    return out.append(new String(bytes, plain, to - plain, StandardCharsets.UTF_8)).toString();
  }

  private static boolean lowFollows(byte[] bytes, int at, int to) {
    return at + UNICODE_LENGTH <= to
        && bytes[at] == '\\'
        && bytes[at + 1] == 'u'
        && Character.isLowSurrogate((char) unit(bytes, at));
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
