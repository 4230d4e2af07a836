package io.tideline.udfs.text.mask;

import java.util.Set;

/** How digits are written, as far as it tells phone numbers from other numbers. */
final class PhoneShape {
  private static final Set<String> UNITS =
      Set.of(
          "eur",
          "euro",
          "euros",
          "usd",
          "dollar",
          "dollars",
          "chf",
          "pounds",
          "prozent",
          "percent",
          "procent",
          "followers",
          "follower",
          "volgers",
          "abonnenten",
          "views",
          "aufrufe",
          "likes",
          "subs",
          "subscribers",
          "people",
          "leute",
          "mensen",
          "menschen",
          "times",
          "mal",
          "keer",
          "km",
          "kg",
          "cm",
          "mm",
          "uhr",
          "stück",
          "stuks",
          "years",
          "jahre",
          "jaar",
          "plays");

  private PhoneShape() {}

  /** Whether a group at the edge goes on behind a comma (49,99), or an amount's sign is near. */
  static boolean isAmount(Findings findings, int start, int end) {
    FoldedText text = findings.text();
    int next = text.at(end) == ' ' ? end + 1 : end;
    int before = text.at(start - 1) == ' ' ? start - 2 : start - 1;
    return (isFraction(text, end) && !findings.isFound(end + 1))
        || (text.at(start - 1) == ','
            && !findings.isFound(start - 2)
            && isSmallGroup(text, start - 1))
        || "€$£%°".indexOf(text.at(next)) >= 0
        || "€$£".indexOf(text.at(before)) >= 0
        || UNITS.contains(Words.wordAt(findings, next));
  }

  /** Whether ",99", ",-" or, behind three digits at most, ",000" follows. */
  private static boolean isFraction(FoldedText text, int end) {
    if (text.at(end) != ',') {
      return false;
    }
    if (!text.isDigit(end + 1)) {
      return text.at(end + 1) == '-';
    }
    return !text.isDigit(end + 2)
        || !text.isDigit(end + 3)
        || (!text.isDigit(end + 4) && isSmallGroup(text, end));
  }

  /** Whether one to three digits end here. */
  private static boolean isSmallGroup(FoldedText text, int end) {
    return text.isDigit(end - 1)
        && !(text.isDigit(end - 2) && text.isDigit(end - 3) && text.isDigit(end - 4));
  }

  /** 1 2 3 4 5 6 7 8 9. */
  static boolean isCounting(String digits) {
    boolean up = true;
    boolean down = true;
    for (int i = 1; i < digits.length(); i++) {
      int step = digits.charAt(i) - digits.charAt(i - 1);
      up &= step == 1 || step == -9;
      down &= step == -1 || step == 9;
    }
    return up || down;
  }

  /** 054-28-6917: social security numbers and numbers of articles are written so. */
  static boolean isThreeTwoFour(DigitRun run, int from, int to) {
    return to - from == 3
        && run.size(from) == 3
        && run.size(from + 1) == 2
        && run.size(from + 2) == 4
        && isUniform(run, from, to);
  }

  /** With a 0 in front: an area code and a number, or all in one piece. */
  static boolean isTrunkShape(DigitRun run, int from, int to) {
    int digits = run.digits(from, to);
    if (to - from == 1) {
      return digits >= 9 && digits <= 12;
    }
    int first = run.size(from);
    if (digits < 9 || digits > 12 || first < 2 || first > 5 || to - from > 6) {
      return false;
    }
    for (int g = from + 1; g < to; g++) {
      if (run.size(g) < 2) {
        return false;
      }
    }
    return true;
  }

  /** (415) 666-7777 and 415-666-7777: so clear that made-up area codes count too. */
  static boolean isClearlyNorthAmerican(DigitRun run, int from, int to) {
    if (to - from != 3
        || run.size(from) != 3
        || run.size(from + 1) != 3
        || run.size(from + 2) != 4
        || run.separator(from + 1) != '-') {
      return false;
    }
    return run.separator(from) == '-' || run.isBracketed(from);
  }

  /** 415 666 7777, 415-6667777, 1 415 666 7777, all in one piece, or digit by digit. */
  static boolean isNorthAmericanShape(DigitRun run, int from, int to) {
    int digits = run.digits(from, to);
    if (digits == 11 ? run.digitsOf(from, from + 1).charAt(0) != '1' : digits != 10) {
      return false;
    }
    int groups = to - from;
    if (groups == 1 || isDigitByDigit(run, from, to)) {
      return groups == 1 || (isUniform(run, from, to) && run.separator(from) != '.');
    }
    int area = digits == 11 && run.size(from) == 1 ? from + 1 : from;
    int rest = to - area;
    return rest == 1
        || (run.size(area) == (digits == 11 && area == from ? 4 : 3)
            && (rest == 2 || (rest == 3 && run.size(area + 1) == 3)));
  }

  /** Whether the same single blank, dash or dot stands between all groups. */
  static boolean isUniform(DigitRun run, int from, int to) {
    char mark = run.separator(from);
    for (int g = from; g + 1 < to; g++) {
      if (run.separator(g) != mark) {
        return false;
      }
    }
    return mark != FoldedText.NONE;
  }

  static boolean isDigitByDigit(DigitRun run, int from, int to) {
    return run.digits(from, to) == to - from;
  }

  /** "10.00 - 18.00" and "192.168.0.1" are no numbers to call even after "call". */
  static boolean isTimesOrAddress(DigitRun run, int from, int to) {
    boolean pairs = true;
    boolean dots = to - from == 4;
    for (int g = from; g < to; g++) {
      pairs &= run.size(g) <= 2;
      dots &= g + 1 == to || run.separator(g) == '.';
    }
    return dots || (pairs && !isUniform(run, from, to));
  }
}
