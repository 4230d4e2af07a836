package io.tideline.connectors.codec;

import java.nio.charset.StandardCharsets;

/** The escapes of JSON strings. */
final class JsonEscapes {

  private static final int UNICODE_LENGTH = 6;

  private JsonEscapes() {}

  /** Bytes of the escape whose backslash is at {@code at}, 0 where it is none. */
  static int length(byte[] bytes, int at) {
    byte kind = at + 1 < bytes.length ? bytes[at + 1] : 0;
    return switch (kind) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
      case 'u' -> at + UNICODE_LENGTH <= bytes.length && unit(bytes, at) >= 0 ? UNICODE_LENGTH : 0;
      default -> 0;
    };
  }

  /** What a string says whose escapes are all right. */
  static String unescaped(byte[] bytes, int from, int to) {
    StringBuilder out = new StringBuilder(to - from);
    int plain = from;
    for (int at = from; at < to; at++) {
      if (bytes[at] == '\\') {
        out.append(new String(bytes, plain, at - plain, StandardCharsets.UTF_8));
        out.append(unescape(bytes, at));
        plain = at + length(bytes, at);
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

  /** The UTF-16 unit of {@code \\uXXXX}, negative where that are no hexadecimal digits. */
  private static int unit(byte[] bytes, int at) {
    int unit = 0;
    for (int i = at + 2; i < at + UNICODE_LENGTH; i++) {
      // A digit that is none is -1, whose sign no later shift of four bits can lose.
      unit = unit << 4 | Character.digit(bytes[i], 16);
    }
    return unit;
  }
}
