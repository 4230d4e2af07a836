package io.tideline.udfs.text.mask;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text as a reader sees it: lower case, every code point one char, full-width and other disguised
 * characters as the plain ones, what cannot be seen left out. Each char knows which part of the
 * original it stands for.
 */
final class FoldedText {
  /** Stands outside the text, so that scanners need not look where it ends. */
  static final char NONE = '\n';

  private final char[] chars;
  private final int length;

  /** Offsets into the original; null where every char stands for the one at its own place. */
  private int @Nullable [] starts;

  private int @Nullable [] ends;

  private FoldedText(char[] chars, int length) {
    this.chars = chars;
    this.length = length;
  }

  static FoldedText of(String original) {
    int n = original.length();
    char[] chars = new char[n];
    for (int i = 0; i < n; i++) {
      char c = original.charAt(i);
      if (c >= 0x80) {
        return withOffsets(original, chars, i);
      }
      chars[i] = lower(c);
    }
    return new FoldedText(chars, n);
  }

  private static FoldedText withOffsets(String original, char[] chars, int plain) {
    int n = original.length();
    int[] starts = new int[n];
    int[] ends = new int[n];
    for (int i = 0; i < plain; i++) {
      starts[i] = i;
      ends[i] = i + 1;
    }
    int k = plain;
    for (int i = plain; i < n; ) {
      int codePoint = original.codePointAt(i);
      int next = i + Character.charCount(codePoint);
      int folded = codePoint < 0x80 ? lower((char) codePoint) : CharacterFolding.fold(codePoint);
      if (folded >= 0) {
        chars[k] = (char) folded;
        starts[k] = i;
        ends[k++] = next;
      } else if (folded == CharacterFolding.MARK && k > 0) {
        ends[k - 1] = next;
      }
      i = next;
    }
    FoldedText text = new FoldedText(chars, k);
    text.starts = starts;
    text.ends = ends;
    return text;
  }

  static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }

  int length() {
    return length;
  }

  /** Whether there are digits enough for a number that is masked. */
  boolean hasDigits(int least) {
    int digits = 0;
    for (int i = 0; i < length && digits < least; i++) {
      if (isDigit(i)) {
        digits++;
      }
    }
    return digits == least;
  }

  /** The char at i, {@link #NONE} outside the text. */
  char at(int i) {
    return i < 0 || i >= length ? NONE : chars[i];
  }

  /** Where the char at i begins in the original. */
  int originalStart(int i) {
    return starts == null ? i : starts[i];
  }

  /** Where the char before {@code end}, with the marks on it, ends in the original. */
  int originalEnd(int end) {
    return ends == null ? end : ends[end - 1];
  }

  boolean isDigit(int i) {
    char c = at(i);
    return c >= '0' && c <= '9';
  }

  /** Letters, digits and the underscore. */
  boolean isWord(int i) {
    char c = at(i);
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }
    return Character.isLetterOrDigit(c);
  }

  boolean isLetter(int i) {
    char c = at(i);
    return c < 0x80 ? c >= 'a' && c <= 'z' : Character.isLetter(c);
  }

  boolean startsWith(String word, int i) {
    if (i < 0 || i + word.length() > length) {
      return false;
    }
    for (int k = 0; k < word.length(); k++) {
      if (chars[i + k] != word.charAt(k)) {
        return false;
      }
    }
    return true;
  }

  String substring(int start, int end) {
    return new String(chars, start, end - start);
  }

  @Override
  public String toString() {
    return new String(Arrays.copyOf(chars, length));
  }
}
