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
      at = Math.max(at, scanAt(findings, at) - 1);
    }
  }

  /** Looks at one place only, such as behind a number that was found; behind the handle or 0. */
  static int scanAt(Findings findings, int at) {
    if (findings.text().at(at) != '@' || findings.isFound(at) || findings.isWord(at - 1)) {
      return 0;
    }
    int end = end(findings, at + 1);
    if (end == at + 1 || isAmount(findings, at + 1, end)) {
      return 0;
    }
    findings.add(PiiKind.HANDLE, at, end);
    return end;
  }

  private static int end(Findings findings, int start) {
    if (!findings.isWord(start)) {
      return start;
    }
    int end = start;
    while (findings.isWord(end) || findings.text().at(end) == '.') {
      end++;
    }
    while (findings.text().at(end - 1) == '.') {
      end--;
    }
    return end;
  }

  /** Digits alone are a handle only where there are several and nothing makes them an amount. */
  private static boolean isAmount(Findings findings, int start, int end) {
    FoldedText text = findings.text();
    for (int i = start; i < end; i++) {
      if (!text.isDigit(i)) {
        return text.at(i) == '.' && allDigitsOrDots(text, i, end);
      }
    }
    int next = text.at(end) == ' ' ? end + 1 : end;
    return end - start < LEAST_DIGITS
        || "€$£%".indexOf(text.at(next)) >= 0
        || goesOn(text, end)
        || UNITS.contains(Words.wordAt(findings, next));
  }

  /** Whether more of an amount or time follows, or a placeholder that may have been more of it. */
  private static boolean goesOn(FoldedText text, int end) {
    return ".,:".indexOf(text.at(end)) >= 0 && (text.isDigit(end + 1) || text.at(end + 1) == '[');
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
