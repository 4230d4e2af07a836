package io.tideline.connectors.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Looks at eight bytes at a time. */
final class Octets {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long SPACES = ONES * ' ';

  private Octets() {}

  /**
   * Where the plain part of a JSON string ends: the first quote, backslash, control character or
   * byte beyond ASCII from {@code at} on, or the end of the bytes.
   */
  static int endOfPlain(byte[] bytes, int from) {
    int at = from;
    for (int last = bytes.length - Long.BYTES; at <= last; at += Long.BYTES) {
      long special = special((long) LONGS.get(bytes, at));
      if (special != 0) {
        return at + (Long.numberOfTrailingZeros(special) >> 3);
      }
    }
    while (at < bytes.length && isPlain(bytes[at])) {
      at++;
    }
    return at;
  }

  /** The high bit of each byte that is special; right up to and with the lowest of them. */
  private static long special(long eight) {
    long quote = eight ^ QUOTES;
    long backslash = eight ^ BACKSLASHES;
    return (((quote - ONES) & ~quote)
            | ((backslash - ONES) & ~backslash)
            | ((eight - SPACES) & ~eight)
            | eight)
        & HIGH_BITS;
  }

  private static boolean isPlain(byte b) {
    return b >= ' ' && b != '"' && b != '\\';
  }

  /** A hash of a span by its length, its first and its last eight bytes; takes no other memory. */
  static int hash(byte[] bytes, int from, int length) {
    long mixed;
    if (length >= Long.BYTES) {
      long first = (long) LONGS.get(bytes, from);
      long last = (long) LONGS.get(bytes, from + length - Long.BYTES);
      mixed = first * 0x9E3779B97F4A7C15L + last;
    } else {
      mixed = 0;
      for (int i = from; i < from + length; i++) {
        mixed = mixed << 8 | bytes[i];
      }
    }
    mixed = (mixed + length) * 0xD6E8FEB86659FD93L;
    return (int) (mixed >>> 32);
  }

  /** ASCII text of up to 24 bytes that is looked for in bytes. */
  static final class Pattern {

    static final int MAX_LENGTH = 3 * Long.BYTES;

    private final int length;
    private final long word0;
    private final long word1;
    private final long word2;
    private final long mask0;
    private final long mask1;
    private final long mask2;

    Pattern(String ascii) {
      length = ascii.length();
      byte[] text = Arrays.copyOf(ascii.getBytes(StandardCharsets.US_ASCII), MAX_LENGTH);
      byte[] mask = new byte[MAX_LENGTH];
      Arrays.fill(mask, 0, length, (byte) -1);
      word0 = (long) LONGS.get(text, 0);
      word1 = (long) LONGS.get(text, Long.BYTES);
      word2 = (long) LONGS.get(text, 2 * Long.BYTES);
      mask0 = (long) LONGS.get(mask, 0);
      mask1 = (long) LONGS.get(mask, Long.BYTES);
      mask2 = (long) LONGS.get(mask, 2 * Long.BYTES);
    }

    int length() {
      return length;
    }

    /** Whether the text stands there; within 24 bytes of the end, the answer is always no. */
    boolean isAt(byte[] bytes, int from) {
      if (from + MAX_LENGTH > bytes.length) {
        return false;
      }
      long difference = ((long) LONGS.get(bytes, from) ^ word0) & mask0;
      difference |= ((long) LONGS.get(bytes, from + Long.BYTES) ^ word1) & mask1;
      difference |= ((long) LONGS.get(bytes, from + 2 * Long.BYTES) ^ word2) & mask2;
      return difference == 0;
    }
  }
}
