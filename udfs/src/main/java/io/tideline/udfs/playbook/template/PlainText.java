package io.tideline.udfs.playbook.template;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a name that somebody chose harmless, so that in a message it is a name and nothing else: no
 * template syntax, no mention, hashtag, link, markup, no second line, no character that is not seen
 * or that turns the direction of the text.
 *
 * <p>Only letters, digits, emoji, spaces, apostrophes, hyphens and a full stop before a space are
 * kept, at most {@value #LONGEST} characters; all else is a space. What stays of a link are its
 * words, apart from each other.
 */
public final class PlainText {
  private static final int LONGEST = 40;

  /** More marks on one letter are there to run over the lines around it. */
  private static final int MOST_MARKS = 2;

  private PlainText() {}

  /** The harmless name; null where nothing is left of it. */
  public static @Nullable String of(@Nullable String name) {
    if (name == null) {
      return null;
    }
    // Compatibility forms first: a full-width @ is one too.
    String folded = Normalizer.normalize(beginning(name), Normalizer.Form.NFKC);
    StringBuilder kept = new StringBuilder();
    int marks = 0;
    int length = 0;
    for (int i = 0; i < folded.length() && length < LONGEST; ) {
      int c = folded.codePointAt(i);
      i += Character.charCount(c);
      int next = i < folded.length() ? folded.codePointAt(i) : ' ';
      boolean mark = isMark(c);
      marks = mark ? marks + 1 : 0;
      if (mark ? marks <= MOST_MARKS && endsInLetter(kept) : isPlain(c, next)) {
        kept.appendCodePoint(c);
        length++;
      } else if (!mark && !kept.isEmpty() && kept.charAt(kept.length() - 1) != ' ') {
        kept.append(' ');
        length++;
      }
    }
    String trimmed = withoutEdges(kept);
    return trimmed.isEmpty() ? null : trimmed;
  }

  /** So much is enough to find what is kept, however long the name is. */
  private static String beginning(String name) {
    int end = Math.min(name.length(), 8 * LONGEST);
    return name.substring(0, end);
  }

  private static boolean isPlain(int c, int next) {
    if (isBlank(c)) {
      return false;
    }
    if (Character.isLetterOrDigit(c)) {
      return true;
    }
    return switch (c) {
      case '\'', '\u2019', '-' -> Character.isLetterOrDigit(next) && !isBlank(next);
      case '.' -> next == ' ';
      default -> Character.getType(c) == Character.OTHER_SYMBOL;
    };
  }

  /** Letters and symbols that show nothing: Hangul fillers and the empty Braille cell. */
  private static boolean isBlank(int c) {
    return c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0 || c == 0x2800;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private static boolean endsInLetter(StringBuilder text) {
    if (text.isEmpty()) {
      return false;
    }
    int last = text.codePointBefore(text.length());
    return Character.isLetter(last) || isMark(last);
  }

  private static String withoutEdges(StringBuilder text) {
    int from = 0;
    int to = text.length();
    while (from < to && isEdge(text.charAt(from))) {
      from++;
    }
    while (to > from && isEdge(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isEdge(char c) {
    return c == ' ' || c == '.' || c == '-' || c == '\'' || c == '\u2019';
  }
}
