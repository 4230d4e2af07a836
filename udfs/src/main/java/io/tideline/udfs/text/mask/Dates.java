package io.tideline.udfs.text.mask;

/** Dates and times in a run of digits; they are ruled out before phone numbers are looked for. */
final class Dates {
  private Dates() {}

  static void ruleOut(DigitRun run, Findings findings) {
    for (int g = 0; g < run.groups(); g++) {
      if (isDate(run, g)) {
        findings.ruleOut(run.start(g), run.end(g + 2));
        g += 2;
      } else if (run.size(g) <= 2 && touchesColon(findings, run.start(g), run.end(g))) {
        findings.ruleOut(run.start(g), run.end(g));
      }
    }
  }

  private static boolean touchesColon(Findings findings, int start, int end) {
    FoldedText text = findings.text();
    return (text.at(end) == ':' && text.isDigit(end + 1) && !findings.isFound(end + 1))
        || (text.at(start - 1) == ':' && text.isDigit(start - 2) && !findings.isFound(start - 2));
  }

  /** Three groups with the same mark between, and not around, that are a day. */
  private static boolean isDate(DigitRun run, int g) {
    if (g + 2 >= run.groups()) {
      return false;
    }
    char mark = run.separator(g);
    if ("./-".indexOf(mark) < 0
        || run.separator(g + 1) != mark
        || run.separator(g - 1) == mark
        || run.separator(g + 2) == mark) {
      return false;
    }
    int a = run.value(g);
    int b = run.value(g + 1);
    int c = run.value(g + 2);
    if (run.size(g) == 4) {
      return isYear(a) && isDayAndMonth(c, b);
    }
    boolean year = run.size(g + 2) == 2 || (run.size(g + 2) == 4 && isYear(c));
    return year && (isDayAndMonth(a, b) || isDayAndMonth(b, a));
  }

  /** Eight digits in a row that are a day, in either order. */
  static boolean isCompactDate(String digits) {
    if (digits.length() != 8) {
      return false;
    }
    int high = Integer.parseInt(digits.substring(0, 4));
    int low = Integer.parseInt(digits.substring(4));
    return (isYear(low) && isDayAndMonth(high / 100, high % 100))
        || (isYear(high) && isDayAndMonth(low % 100, low / 100));
  }

  private static boolean isYear(int value) {
    return value >= 1900 && value < 2100;
  }

  private static boolean isDayAndMonth(int day, int month) {
    return day >= 1 && day <= 31 && month >= 1 && month <= 12;
  }
}
