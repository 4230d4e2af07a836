package io.tideline.connectors.warehouse;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A decimal in the server's binary form: how many digits to the base 10 000 there are, the power of
 * the first, sign, decimal places, digits.
 */
final class NumericBytes {
  private static final int PLACES_A_DIGIT = 4;
  private static final int HEADER = 4 * Short.BYTES;
  private static final short NEGATIVE = 0x4000;

  /** Longer ones are rare, and the server reads them as well. */
  private static final int MAX_LENGTH = 64;

  private NumericBytes() {}

  /** Null where the text is no plain decimal, such as {@code -12.5}. */
  static byte @Nullable [] of(String text) {
    int from = text.startsWith("-") ? 1 : 0;
    int point = text.indexOf('.');
    int wholeEnd = point < 0 ? text.length() : point;
    if (text.length() > MAX_LENGTH
        || !areDigits(text, from, wholeEnd)
        || (point >= 0 && !areDigits(text, point + 1, text.length()))) {
      return null;
    }
    int places = point < 0 ? 0 : text.length() - point - 1;
    int wholeDigits = (wholeEnd - from + PLACES_A_DIGIT - 1) / PLACES_A_DIGIT;
    int digits = wholeDigits + (places + PLACES_A_DIGIT - 1) / PLACES_A_DIGIT;
    int firstPlace = wholeEnd - wholeDigits * PLACES_A_DIGIT;
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + digits * Short.BYTES);
    bytes.putShort((short) digits).putShort((short) (wholeDigits - 1));
    bytes.putShort(from == 1 ? NEGATIVE : 0).putShort((short) places);
    for (int digit = 0; digit < digits; digit++) {
      // Behind the point each place stands one further on.
      int place = firstPlace + digit * PLACES_A_DIGIT + (digit < wholeDigits ? 0 : 1);
      bytes.putShort(digitAt(text, place, from));
    }
    return bytes.array();
  }

  private static boolean areDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from < to;
  }

  /** Four places; those before the number and behind it are 0. */
  private static short digitAt(String text, int place, int from) {
    int value = 0;
    for (int i = place; i < place + PLACES_A_DIGIT; i++) {
      value = 10 * value + (i < from || i >= text.length() ? 0 : text.charAt(i) - '0');
    }
    return (short) value;
  }
}
