package io.tideline.udfs.text.mask;

/**
 * Finds IBANs (ISO 13616): the length of their country, the checksum right; in any case, plain or
 * in any groups with blanks, dashes or dots between. What looks like one and fails is ruled out, so
 * that its digits are taken for nothing else.
 */
final class IbanScanner {
  private static final int LONGEST = 34;
  private static final int LEAST_LOOKALIKE = 12;
  private static final int MOST_SEPARATORS = 3;

  private final Findings findings;
  private final FoldedText text;
  private final char[] compact = new char[LONGEST];

  private IbanScanner(Findings findings) {
    this.findings = findings;
    this.text = findings.text();
  }

  static void scan(Findings findings) {
    FoldedText text = findings.text();
    if (text.length() < 15) {
      return;
    }
    IbanScanner scanner = new IbanScanner(findings);
    for (int i = 0; i + 4 <= text.length(); i++) {
      i = Math.max(i, scanner.tryIban(i) - 1);
    }
  }

  private int tryIban(int i) {
    if (!isAsciiLetter(i)) {
      return 0;
    }
    int second = skipSeparators(i + 1);
    int third = skipSeparators(second + 1);
    int fourth = skipSeparators(third + 1);
    if (!isAsciiLetter(second) || !text.isDigit(third) || !text.isDigit(fourth)) {
      return 0;
    }
    boolean joined = findings.isWord(i - 1) && text.at(i - 1) != '_';
    if ((joined && !text.startsWith("iban", i - 4)) || !findings.isFree(i, fourth + 1)) {
      return 0;
    }
    int length = IbanCountries.length(text.at(i), text.at(second));
    int end = length == 0 ? 0 : collect(i, length);
    if (end > 0
        && findings.isFree(i, end)
        && isMostlyDigits(length)
        && Checksums.iban(compact, length)) {
      findings.add(PiiKind.IBAN, i, end);
      HandleScanner.scanAt(findings, end);
      return end;
    }
    return fourth == i + 3 ? ruleOut(i, length > 0) : 0;
  }

  /** Reads that many letters and digits, few separators at most between two; behind the last. */
  private int collect(int start, int length) {
    int i = start;
    for (int k = 0; k < length; k++) {
      i = k > 0 ? skipSeparators(i) : i;
      if (!isAlphanumeric(i)) {
        return 0;
      }
      compact[k] = text.at(i++);
    }
    return isAlphanumeric(i) ? 0 : i;
  }

  /** An IBAN is; words that happen to follow "at20" are not. */
  private boolean isMostlyDigits(int length) {
    int digits = 0;
    for (int k = 0; k < length; k++) {
      digits += compact[k] <= '9' ? 1 : 0;
    }
    return digits * 5 >= length * 2;
  }

  private int ruleOut(int start, boolean known) {
    int end = groupEnd(start);
    int size = end - start;
    if (size == 4 && known) {
      int group = 4;
      while (group == 4 && size < LONGEST && isSeparator(end)) {
        int begin = skipSeparators(end);
        int next = groupEnd(begin);
        group = next - begin;
        if (group == 0 || group > 4 || (size > 4 && !hasDigit(begin, next))) {
          break;
        }
        size += group;
        end = next;
      }
    }
    if (size < LEAST_LOOKALIKE || !findings.isFree(start, end)) {
      return 0;
    }
    findings.ruleOut(start, end);
    return end;
  }

  private int groupEnd(int start) {
    int end = start;
    while (isAlphanumeric(end)) {
      end++;
    }
    return end;
  }

  private boolean hasDigit(int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.isDigit(i)) {
        return true;
      }
    }
    return false;
  }

  private int skipSeparators(int i) {
    int next = i;
    while (next - i < MOST_SEPARATORS && isSeparator(next)) {
      next++;
    }
    return next;
  }

  private boolean isSeparator(int i) {
    char c = text.at(i);
    return c == ' ' || c == '-' || c == '.';
  }

  private boolean isAsciiLetter(int i) {
    char c = text.at(i);
    return c >= 'a' && c <= 'z';
  }

  private boolean isAlphanumeric(int i) {
    return isAsciiLetter(i) || text.isDigit(i);
  }
}
