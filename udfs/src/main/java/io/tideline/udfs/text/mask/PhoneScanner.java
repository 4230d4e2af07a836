package io.tideline.udfs.text.mask;

import io.tideline.udfs.text.mask.NumberContext.Cue;

/**
 * Finds phone numbers in runs of digits: international ones of any country; national ones of the
 * regions in {@link PhoneDirectory}; and any plausible number that a word such as "call" or "Tel."
 * introduces. Of the readings that begin at a group the longest is taken.
 */
final class PhoneScanner {
  private static final int LEAST = 7;
  private static final int MOST = 15;
  private static final int LEAST_TRUNK = 8;
  private static final int MOST_TRUNK = 13;

  /** So many digits in one group are all of a national number. */
  private static final int LEAST_WHOLE = 9;

  private static final int MOST_NAMED_GROUPS = 7;
  private static final int LONGEST_EXTENSION = 6;

  private final Findings findings;
  private final FoldedText text;
  private final NumberContext context;
  private final PhoneDirectory directory = new PhoneDirectory();

  PhoneScanner(Findings findings) {
    this.findings = findings;
    this.text = findings.text();
    this.context = new NumberContext(findings);
  }

  void scan(DigitRun run) {
    Dates.ruleOut(run, findings);
    int from = 0;
    while (from < run.groups()) {
      int end = match(run, from);
      if (end > from) {
        int last = withExtension(run.end(end - 1));
        findings.add(PiiKind.PHONE, spanStart(run, from, end), last);
        HandleScanner.scanAt(findings, last);
      }
      from = Math.max(end, from + 1);
    }
  }

  /** Behind the last group of the number that begins with this group; 0 where none does. */
  private int match(DigitRun run, int from) {
    int most = windowEnd(run, from);
    if (most == from || run.digits(from, most) < LEAST || context.isInWebAddress(run.start(from))) {
      return 0;
    }
    if (from == 0 && run.plus()) {
      return international(run, most);
    }
    if (context.isStuckBefore(run.start(from))) {
      return 0;
    }
    Cue cue = context.before(run.start(from));
    if (cue == Cue.ORDER
        || (cue != Cue.PHONE && (context.isTied(run.start(from)) || isInside(run, from)))
        || (cue == Cue.CARD && run.digits(from, most) >= 12)) {
      return 0;
    }
    if (run.size(from) >= LEAST_WHOLE) {
      return isNational(run, from, from + 1, cue) ? from + 1 : 0;
    }
    for (int to = most; to > from && run.digits(from, to) >= LEAST; to--) {
      if (isNational(run, from, to, cue)) {
        return to;
      }
    }
    return 0;
  }

  /** Whether the groups before are of the same kind, so that none begins here: 65 02 53 00 00. */
  private boolean isInside(DigitRun run, int from) {
    return from > 0
        && findings.isFree(run.start(from - 1), run.end(from - 1))
        && (isTight(run, from - 1) || (run.size(from) < 3 && run.size(from) == run.size(from - 1)));
  }

  /** Whether a group and the next belong together: 7159.021.56000-187317. */
  private static boolean isTight(DigitRun run, int group) {
    char mark = run.separator(group);
    return mark == '-' || mark == '.';
  }

  private boolean isCutOff(DigitRun run, int to) {
    return to < run.groups() && isTight(run, to - 1) && findings.isFree(run.start(to), run.end(to));
  }

  /** How far the free groups go without exceeding the digits of a phone number. */
  private int windowEnd(DigitRun run, int from) {
    int end = from;
    int digits = 0;
    while (end < run.groups() && findings.isFree(run.start(end), run.end(end))) {
      digits += run.size(end);
      if (digits > MOST + 2) {
        break;
      }
      end++;
    }
    return end;
  }

  private int international(DigitRun run, int most) {
    for (int to = most; to > 0 && run.digits(0, to) >= LEAST; to--) {
      if (directory.isInternational(dialled(run, to))) {
        return to;
      }
    }
    for (int to = most; to > 0 && run.digits(0, to) >= LEAST; to--) {
      String digits = dialled(run, to);
      if (!findings.isWord(run.start() - 1)
          && !digits.endsWith("00000")
          && directory.isPossible(digits)) {
        return to;
      }
    }
    return 0;
  }

  /** The digits without the trunk prefix of "+49 (0) 170". */
  private String dialled(DigitRun run, int to) {
    for (int g = 1; g < to; g++) {
      if (run.size(g) == 1 && text.at(run.start(g)) == '0' && text.at(run.start(g) - 1) == '(') {
        return run.digitsOf(0, g) + run.digitsOf(g + 1, to);
      }
    }
    return run.digitsOf(0, to);
  }

  private boolean isNational(DigitRun run, int from, int to, Cue cue) {
    int start = run.start(from);
    int end = run.end(to - 1);
    String digits = run.digitsOf(from, to);
    if (PhoneShape.isAmount(findings, start, end)
        || digits.endsWith("00000")
        || PhoneShape.isTimesOrAddress(run, from, to)
        || Dates.isCompactDate(digits)
        || (findings.isWord(end) && withExtension(end) == end)) {
      return false;
    }
    if (cue == Cue.PHONE || context.isNamedBehind(end)) {
      return digits.length() <= (digits.startsWith("00") ? MOST + 2 : MOST)
          && (to - from <= MOST_NAMED_GROUPS || PhoneShape.isDigitByDigit(run, from, to));
    }
    if (isCutOff(run, to)
        || PhoneShape.isThreeTwoFour(run, from, to)
        || (PhoneShape.isDigitByDigit(run, from, to) && PhoneShape.isCounting(digits))) {
      return false;
    }
    if (digits.startsWith("00")) {
      return digits.length() > LEAST_TRUNK && directory.isInternational(digits.substring(2));
    }
    if (digits.charAt(0) == '0') {
      return isTrunkNumber(run, from, to);
    }
    if (PhoneShape.isClearlyNorthAmerican(run, from, to)) {
      return true;
    }
    if (PhoneShape.isNorthAmericanShape(run, from, to)) {
      return directory.isNorthAmerican(digits);
    }
    return digits.length() > 10
        && digits.length() <= MOST_TRUNK
        && directory.isMobileWithoutPlus(digits);
  }

  private boolean isTrunkNumber(DigitRun run, int from, int to) {
    int digits = run.digits(from, to);
    boolean decimal = run.size(from) == 1 && text.at(run.end(from)) == '.';
    if (decimal || digits < LEAST_TRUNK || digits > MOST_TRUNK) {
      return false;
    }
    return PhoneShape.isTrunkShape(run, from, to) || directory.isNational(run.digitsOf(from, to));
  }

  /** The bracket of "(030) 1234567" belongs to the number, that of "(030 1234567)" does not. */
  private int spanStart(DigitRun run, int from, int to) {
    if (from == 0 && run.plus()) {
      return run.start();
    }
    int start = run.start(from);
    if (text.at(start - 1) != '(' || !findings.isFree(start - 1, start)) {
      return start;
    }
    for (int i = start; i < run.end(to - 1); i++) {
      if (text.at(i) == ')') {
        return start - 1;
      }
    }
    return start;
  }

  /** Takes "x503" and "ext. 503" to the number that ends there. */
  private int withExtension(int end) {
    int i = text.at(end) == ' ' ? end + 1 : end;
    if (text.startsWith("ext", i)) {
      i += 3;
      i = text.at(i) == '.' ? i + 1 : i;
      i = text.at(i) == ' ' ? i + 1 : i;
    } else if (text.at(i) == 'x') {
      i++;
    } else {
      return end;
    }
    int last = i;
    while (text.isDigit(last)) {
      last++;
    }
    boolean extension =
        last > i
            && last - i <= LONGEST_EXTENSION
            && !findings.isWord(last)
            && findings.isFree(end, last);
    return extension ? last : end;
  }
}
