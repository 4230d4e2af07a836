package io.tideline.udfs.text.mask;

import java.util.Set;

/**
 * Finds @handles: an at sign that follows no word, and the letters, digits, underscores and inner
 * dots behind it. "@10€", "@20 Uhr" and "@52.37" are amounts, times and places.
 */
final class HandleScanner {
  private static final int LEAST_DIGITS = 4;
  private static final Set<String> UNITS =
      Set.of("uhr", "h", "am", "pm", "eur", "euro", "euros", "usd", "dollar", "dollars", "chf");

  private HandleScanner() {}

  static void scan(Findings findings) {
    FoldedText text = findings.text();
    for (int at = 0; at < text.length(); at++) {
      if (text.at(at) == '@'
          && findings.isFree(at, at + 1)
          && (!text.isWord(at - 1) || findings.isFound(at - 1))) {
        int end = end(text, at + 1);
        if (end > at + 1 && findings.isFree(at, end) && !isAmount(text, at + 1, end)) {
          findings.add(PiiKind.HANDLE, at, end);
          at = end - 1;
        }
      }
    }
  }

  private static int end(FoldedText text, int start) {
    if (!text.isWord(start)) {
      return start;
    }
    int end = start;
    while (text.isWord(end) || text.at(end) == '.') {
      end++;
    }
    while (text.at(end - 1) == '.') {
      end--;
    }
    return end;
  }

  /** Digits alone are a handle only where there are several and nothing makes them an amount. */
  private static boolean isAmount(FoldedText text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!text.isDigit(i)) {
        return text.at(i) == '.' && allDigitsOrDots(text, i, end);
      }
    }
    int next = text.at(end) == ' ' ? end + 1 : end;
    return end - start < LEAST_DIGITS
        || "€$£%".indexOf(text.at(next)) >= 0
        || ((text.at(end) == ',' || text.at(end) == ':') && text.isDigit(end + 1))
        || UNITS.contains(Words.wordAt(text, next));
  }

  private static boolean allDigitsOrDots(FoldedText text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!text.isDigit(i) && text.at(i) != '.') {
        return false;
      }
    }
    return true;
  }
}
