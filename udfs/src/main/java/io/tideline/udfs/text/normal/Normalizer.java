package io.tideline.udfs.text.normal;

import java.text.Normalizer.Form;

/**
 * Brings a text into its normal form: NFKC, lower case, without zero-width and direction marks,
 * variation selectors and surplus combining marks; half surrogates become blanks; letters of other
 * scripts that only look Latin become Latin inside words that are Latin otherwise (SEMANTICS §3).
 *
 * <p>The time is linear in the text, whatever it holds: Unicode's composition is asked only about
 * one character and the few marks behind it.
 */
public final class Normalizer {
  /** Marks behind one character that are kept; no script of ours needs more. */
  private static final int MOST_MARKS = 4;

  /** The characters below the first mark, 0x300, that are in the form NFKC and can be seen. */
  private static final boolean[] COMPOSED = composed();

  private final char[] cluster = new char[2 + 2 * MOST_MARKS];

  private static boolean[] composed() {
    boolean[] composed = new boolean[0x300];
    for (char c = 0xA1; c < composed.length; c++) {
      composed[c] = c != 0xAD && java.text.Normalizer.isNormalized(String.valueOf(c), Form.NFKC);
    }
    return composed;
  }

  /** Reads a text, at most the given number of its UTF-16 units. */
  public void read(CharSequence text, int most, NormalText into) {
    int end = Math.min(text.length(), most);
    into.clear(end);
    int i = 0;
    while (i < end) {
      char c = text.charAt(i);
      if (c < 0x300 && (i + 1 == end || text.charAt(i + 1) < 0x300)) {
        addPlain(c, i, into);
        i++;
      } else {
        i = readCluster(text, i, end, into);
      }
    }
    Lookalikes.fold(into);
  }

  private static void addPlain(char c, int at, NormalText into) {
    if (c < 0x80) {
      if (c >= 'A' && c <= 'Z') {
        into.add((char) (c + 32), at, true);
      } else {
        into.add(c < ' ' || c == 0x7F ? ' ' : c, at, false);
      }
    } else if (c == 0xAD) {
      into.addHidden();
    } else if (COMPOSED[c]) {
      char lower = Character.toLowerCase(c);
      into.add(lower, at, lower != c);
    } else {
      addComposed(String.valueOf(c), at, into);
    }
  }

  private int readCluster(CharSequence text, int from, int end, NormalText into) {
    int first = Character.codePointAt(text, from);
    int i = from + Character.charCount(first);
    if (isHalf(first) || i > end) {
      into.add(' ', from, false);
      return i;
    }
    if (isInvisible(first)) {
      into.addHidden();
      return i;
    }
    int size = Character.toChars(first, cluster, 0);
    int marks = 0;
    while (i < end) {
      int next = Character.codePointAt(text, i);
      if (!isMark(next) && !isInvisible(next)) {
        break;
      }
      if (isMark(next) && marks < MOST_MARKS) {
        size += Character.toChars(next, cluster, size);
        marks++;
      } else {
        into.addHidden();
      }
      i += Character.charCount(next);
    }
    addComposed(new String(cluster, 0, size), from, into);
    return Math.min(i, end);
  }

  private static void addComposed(String cluster, int at, NormalText into) {
    String composed = java.text.Normalizer.normalize(cluster, Form.NFKC);
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      if (Character.isSurrogate(c)) {
        addSurrogate(composed, i, at, into);
      } else if (Character.isWhitespace(c) || Character.isISOControl(c) || c == 0xA0) {
        into.add(' ', at, false);
      } else if (Character.getType(c) == Character.NON_SPACING_MARK) {
        into.addHidden();
      } else {
        char lower = Character.toLowerCase(c);
        into.add(lower, at, lower != c);
      }
    }
  }

  private static void addSurrogate(String composed, int i, int at, NormalText into) {
    char c = composed.charAt(i);
    if (Character.isHighSurrogate(c)) {
      int lower = Character.toLowerCase(composed.codePointAt(i));
      into.add(Character.highSurrogate(lower), at, false);
      into.add(Character.lowSurrogate(lower), at, false);
    }
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= 0xD800 && codePoint <= 0xDFFF;
  }

  private static boolean isMark(int codePoint) {
    if (codePoint < 0x300) {
      return false;
    }
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  /** Zero width, direction, variation selectors, soft hyphens, skin tones, tags. */
  static boolean isInvisible(int c) {
    return (c >= 0x200B && c <= 0x200F)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x206F)
        || (c >= 0xFE00 && c <= 0xFE0F)
        || c == 0xFEFF
        || c == 0xAD
        || c == 0x034F
        || c == 0x061C
        || (c >= 0x1F3FB && c <= 0x1F3FF)
        || (c >= 0xE0000 && c <= 0xE01EF);
  }
}
