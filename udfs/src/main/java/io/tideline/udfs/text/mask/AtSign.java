package io.tideline.udfs.text.mask;

import org.jspecify.annotations.Nullable;

/**
 * What joins the two halves of an e-mail address: "@", "(at)", "apenstaartje", " at ".
 *
 * @param start its first char, brackets and surrounding blanks included
 * @param end behind its last char
 */
record AtSign(Form form, int start, int end) {
  enum Form {
    /** An at sign without blanks: an address whatever its domain. */
    TIGHT,
    /** An at sign with blanks: also "live @ home". */
    LOOSE,
    /** "(at)", "[ät]", "klammeraffe": hardly anything else. */
    MARKED,
    /** The bare word: mostly just English. */
    WORD
  }

  private static final String[] NAMES = {
    "apenstaartje", "apenstaart", "apestaartje", "apestaart", "klammeraffe"
  };
  private static final int MOST_BLANKS = 2;

  /** The at sign whose first own char is at i, null where none is. */
  static @Nullable AtSign at(FoldedText text, int i) {
    char c = text.at(i);
    if (c == '@') {
      return of(text, i, i + 1);
    }
    if ((c != 'a' && c != 'ä' && c != 'k') || text.isWord(i - 1) && text.at(i - 1) != '_') {
      return null;
    }
    if (c != 'k' && text.at(i + 1) == 't') {
      return of(text, i, i + 2);
    }
    for (String name : NAMES) {
      if (text.startsWith(name, i)) {
        return of(text, i, i + name.length());
      }
    }
    return null;
  }

  private static @Nullable AtSign of(FoldedText text, int start, int end) {
    boolean sign = text.at(start) == '@';
    int left = skipBlanksBack(text, start);
    int right = skipBlanks(text, end);
    if (isPair(text.at(left - 1), text.at(right))) {
      return new AtSign(Form.MARKED, skipBlanksBack(text, left - 1), skipBlanks(text, right + 1));
    }
    if (sign) {
      return new AtSign(left == start && right == end ? Form.TIGHT : Form.LOOSE, left, right);
    }
    if (text.isWord(end) || left == start || right == end) {
      return null;
    }
    return new AtSign(end - start > 2 ? Form.MARKED : Form.WORD, left, right);
  }

  private static boolean isPair(char open, char close) {
    return switch (open) {
      case '(' -> close == ')';
      case '[' -> close == ']';
      case '{' -> close == '}';
      case '<' -> close == '>';
      case '_', '*', '|' -> close == open;
      default -> false;
    };
  }

  static int skipBlanks(FoldedText text, int i) {
    int end = i;
    while (text.at(end) == ' ' && end - i < MOST_BLANKS) {
      end++;
    }
    return end;
  }

  static int skipBlanksBack(FoldedText text, int i) {
    int start = i;
    while (text.at(start - 1) == ' ' && i - start < MOST_BLANKS) {
      start--;
    }
    return start;
  }

  /** Behind the dot that is written out at i, blanks included: " dot ", "(.)"; i for none. */
  static int dotEnd(FoldedText text, int i) {
    int word = skipBlanks(text, i);
    boolean bracket = "([{<".indexOf(text.at(word)) >= 0;
    int inner = bracket ? skipBlanks(text, word + 1) : word;
    int end = bracket && text.at(inner) == '.' ? inner + 1 : wordDotEnd(text, inner);
    if (end == inner) {
      return i;
    }
    if (bracket) {
      int close = skipBlanks(text, end);
      return isPair(text.at(word), text.at(close)) ? skipBlanks(text, close + 1) : i;
    }
    int next = skipBlanks(text, end);
    return next > end && word > i ? next : i;
  }

  private static int wordDotEnd(FoldedText text, int i) {
    return switch (Words.wordAt(text, i)) {
      case "dot", "d0t" -> i + 3;
      case "punt" -> i + 4;
      case "punkt" -> i + 5;
      default -> i;
    };
  }

  /** Behind a full stop with blanks before or behind it, i for none. */
  static int spacedDotEnd(FoldedText text, int i) {
    int dot = skipBlanks(text, i);
    int next = skipBlanks(text, dot + 1);
    return text.at(dot) == '.' && (dot > i || next > dot + 1) ? next : i;
  }
}
