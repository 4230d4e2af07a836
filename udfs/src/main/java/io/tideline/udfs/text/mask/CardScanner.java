package io.tideline.udfs.text.mask;

/**
 * Finds payment cards: 13 to 19 digits with Luhn's checksum, in one piece, in a card's groups with
 * blanks, dashes or dots between, or in others with one blank or dash between two. A number of that
 * length that fails is ruled out, so that it is no phone number either. What follows a plus is a
 * card only where it is no phone number: of more digits than one has, or with a blank behind the
 * plus.
 */
final class CardScanner {
  private static final int LEAST = 13;
  private static final int MOST = 19;

  /** Maestro cards may have 12; only with a word for a card before it. */
  private static final int LEAST_NAMED = 12;

  /** No phone number has more digits behind its plus. */
  private static final int LONGEST_PHONE = 15;

  private final Findings findings;
  private final FoldedText text;
  private final NumberContext context;

  CardScanner(Findings findings) {
    this.findings = findings;
    this.text = findings.text();
    this.context = new NumberContext(findings);
  }

  void scan(DigitRun run) {
    for (int from = 0; from < run.groups(); from++) {
      int to = from;
      for (int end = windowEnd(run, from); end > from && to == from; end--) {
        if (isCard(run, from, end)) {
          findings.add(PiiKind.CARD, run.start(from), run.end(end - 1));
          HandleScanner.scanAt(findings, run.end(end - 1));
          to = end;
        }
      }
      if (to > from) {
        from = to - 1;
      } else if (!run.plus() && (run.size(from) >= LEAST || isFailedCard(run, from))) {
        ruleOut(run, from);
      }
    }
  }

  /** How far groups with blanks, dashes and dots between go without exceeding a card's digits. */
  private int windowEnd(DigitRun run, int from) {
    int digits = 0;
    int end = from;
    while (end < run.groups()
        && digits + run.size(end) <= MOST
        && (end == from || run.isPlainGap(end - 1))) {
      digits += run.size(end++);
    }
    return end;
  }

  private static boolean hasSingleMarks(DigitRun run, int from, int to) {
    for (int g = from; g + 1 < to; g++) {
      if (run.separator(g) != ' ' && run.separator(g) != '-') {
        return false;
      }
    }
    return true;
  }

  private boolean isCard(DigitRun run, int from, int to) {
    int digits = run.digits(from, to);
    if (digits < LEAST_NAMED
        || (run.tiedPlus() && digits <= LONGEST_PHONE)
        || !findings.isFree(run.start(from), run.end(to - 1))
        || context.isInWebAddress(run.start(from))) {
      return false;
    }
    boolean grouped = isCardGrouping(run, from, to);
    String number = run.digitsOf(from, to);
    boolean alone = !run.tiedPlus() && hasSingleMarks(run, from, to) && isAlone(run, from, to);
    if (!(grouped || alone) || !Checksums.luhn(number)) {
      return false;
    }
    NumberContext.Cue cue = context.before(run.start(from));
    if (cue == NumberContext.Cue.CARD) {
      return true;
    }
    boolean issued = CardIssuers.issues(number);
    boolean plain =
        to - from == 1
            && cue != NumberContext.Cue.ORDER
            && !context.isStuck(run.start(from), run.end(to - 1));
    return digits >= LEAST && (issued || (plain && CardIssuers.mayIssue(number)));
  }

  /** Whether the window is all of its run and not just some numbers in a row. */
  private boolean isAlone(DigitRun run, int from, int to) {
    if ((from > 0 && !findings.isFound(run.start(from - 1)))
        || (to < run.groups() && !findings.isFound(run.start(to)))) {
      return false;
    }
    boolean single = true;
    boolean large = true;
    for (int g = from; g < to; g++) {
      single &= run.size(g) == 1;
      large &= run.size(g) >= 3 || g == to - 1;
    }
    return single || large || run.digits(from, to) == 16;
  }

  /** In one piece, in fours with a rest, or as 4-6-5 and 4-6-4. */
  private static boolean isCardGrouping(DigitRun run, int from, int to) {
    int groups = to - from;
    if (groups == 1) {
      return true;
    }
    if (run.size(from) != 4) {
      return false;
    }
    if (groups == 3 && run.size(from + 1) == 6) {
      return run.size(from + 2) == 5 || run.size(from + 2) == 4;
    }
    for (int g = from + 1; g < to - 1; g++) {
      if (run.size(g) != 4) {
        return false;
      }
    }
    return groups >= 4 && run.size(to - 1) <= 4;
  }

  private boolean isFailedCard(DigitRun run, int from) {
    return run.groups() - from >= 4
        && run.digits(from, from + 4) == 16
        && isCardGrouping(run, from, from + 4);
  }

  private void ruleOut(DigitRun run, int from) {
    boolean international = text.startsWith("00", run.start(from));
    int to = run.size(from) >= LEAST ? from + 1 : from + 4;
    if (!international && findings.isFree(run.start(from), run.end(to - 1))) {
      findings.ruleOut(run.start(from), run.end(to - 1));
    }
  }
}
