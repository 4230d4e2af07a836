package io.tideline.udfs.text.normal;

/**
 * A text in its normal form, with the place in the original that each character came from. Filled
 * by {@link Normalizer} and used again for the next text, so that reading a message allocates
 * nothing; not thread-safe.
 */
public final class NormalText {
  private char[] chars = new char[512];
  private int[] starts = new int[512];
  private boolean[] capitals = new boolean[512];
  private int length;
  private int sourceLength;
  private int letters;
  private int capitalLetters;
  private int hidden;

  void clear(int textLength) {
    length = 0;
    sourceLength = textLength;
    letters = 0;
    capitalLetters = 0;
    hidden = 0;
  }

  void add(char c, int start, boolean capital) {
    if (length == chars.length) {
      grow();
    }
    chars[length] = c;
    starts[length] = start;
    capitals[length++] = capital;
    if (Character.isLetter(c)) {
      letters++;
      if (capital) {
        capitalLetters++;
      }
    }
  }

  void addHidden() {
    hidden++;
  }

  void replace(int index, char c) {
    chars[index] = c;
  }

  private void grow() {
    chars = java.util.Arrays.copyOf(chars, length * 2);
    starts = java.util.Arrays.copyOf(starts, length * 2);
    capitals = java.util.Arrays.copyOf(capitals, length * 2);
  }

  /** The character at an index of the normal form. */
  public char at(int index) {
    return chars[index];
  }

  /** Whether that character was a capital letter. */
  public boolean isCapital(int index) {
    return capitals[index];
  }

  /** How many characters the normal form has. */
  public int length() {
    return length;
  }

  /** The offset in the original, in UTF-16 units, of what the character at an index came from. */
  public int start(int index) {
    return index < length ? starts[index] : sourceLength;
  }

  /** How many of the characters are letters. */
  public int letters() {
    return letters;
  }

  /** How many of the letters were capitals. */
  public int capitalLetters() {
    return capitalLetters;
  }

  /** How many invisible characters (zero width, direction, surplus marks) were left out. */
  public int hidden() {
    return hidden;
  }

  /** The characters from one index to another. */
  public String substring(int from, int to) {
    return new String(chars, from, to - from);
  }

  @Override
  public String toString() {
    return new String(chars, 0, length);
  }
}
