package io.tideline.connectors.codec;

/** Strict UTF-8 (RFC 3629): no overlong form, no encoded surrogate, nothing above U+10FFFF. */
final class Utf8 {

  private Utf8() {}

  /** Bytes of the sequence of two or more that begins at {@code at}, 0 where it is malformed. */
  static int sequenceLength(byte[] bytes, int at) {
    int lead = bytes[at] & 0xFF;
    int second = at + 1 < bytes.length ? bytes[at + 1] & 0xFF : 0;
    if (lead < 0xC2 || lead > 0xF4 || second >> 6 != 0b10) {
      return 0;
    }
    if (lead < 0xE0) {
      return 2;
    }
    if (lead < 0xF0) {
      boolean overlong = lead == 0xE0 && second < 0xA0;
      boolean surrogate = lead == 0xED && second > 0x9F;
      return !overlong && !surrogate && continues(bytes, at + 2) ? 3 : 0;
    }
    boolean overlong = lead == 0xF0 && second < 0x90;
    boolean tooHigh = lead == 0xF4 && second > 0x8F;
    return !overlong && !tooHigh && continues(bytes, at + 2) && continues(bytes, at + 3) ? 4 : 0;
  }

  private static boolean continues(byte[] bytes, int at) {
    return at < bytes.length && (bytes[at] & 0xC0) == 0x80;
  }
}
