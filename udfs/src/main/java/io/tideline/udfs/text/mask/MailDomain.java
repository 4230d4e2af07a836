package io.tideline.udfs.text.mask;

import org.jspecify.annotations.Nullable;

/**
 * The half of an e-mail address behind the at sign.
 *
 * @param end behind its last char
 * @param writtenOut whether a dot in it is a word, in brackets or between blanks
 * @param knownEnding whether it ends as domains of our users do
 * @param provider whether it is a mail provider's
 */
record MailDomain(int end, boolean writtenOut, boolean knownEnding, boolean provider) {
  private static final int MOST_WRITTEN_OUT = 6;
  private static final int LONGEST_LABEL = 63;

  /** The longest domain that begins at i, null where none does. */
  static @Nullable MailDomain at(FoldedText text, int i) {
    MailDomain best = null;
    int end = labelEnd(text, i);
    String first = end == i || end - i > LONGEST_LABEL ? "" : text.substring(i, end);
    int writtenOut = 0;
    while (end > i && writtenOut <= MOST_WRITTEN_OUT) {
      boolean dot = text.at(end) == '.' && isLabel(text, end + 1);
      int label = dot ? end + 1 : writtenOutDot(text, end, best);
      int next = labelEnd(text, label);
      if (label == end || next == label) {
        break;
      }
      writtenOut += dot ? 0 : 1;
      end = next;
      int ending = endingEnd(text, label, next);
      boolean known = Domains.isEnding(text.substring(label, Math.min(ending, label + 8)));
      if (known || (writtenOut == 0 && ending > label)) {
        best = new MailDomain(ending, writtenOut > 0, known, Domains.isProvider(first));
      }
    }
    best = best == null ? spaced(text, i, first) : best;
    boolean provider =
        best == null && Domains.isProvider(first) && text.at(i + first.length()) != '[';
    return provider ? new MailDomain(i + first.length(), false, false, true) : best;
  }

  /** What is complete with plain dots goes on with none that are written out. */
  private static int writtenOutDot(FoldedText text, int end, @Nullable MailDomain best) {
    return best != null && !best.writtenOut() ? end : AtSign.dotEnd(text, end);
  }

  /** "mail . de" and "mail. com", of which the latter mostly ends a sentence. */
  private static @Nullable MailDomain spaced(FoldedText text, int i, String first) {
    int end = i + first.length();
    int label = AtSign.spacedDotEnd(text, end);
    int last =
        first.isEmpty() || label == end
            ? label
            : endingEnd(text, label, Math.min(label + 5, text.length()));
    String ending = text.substring(label, last);
    boolean known = text.at(end) == '.' ? ending.equals("com") : Domains.isSureEnding(ending);
    return known
        ? new MailDomain(label + ending.length(), false, true, Domains.isProvider(first))
        : null;
  }

  private static boolean isLabel(FoldedText text, int i) {
    return text.at(i) != '_' && text.isWord(i);
  }

  private static int labelEnd(FoldedText text, int i) {
    int end = i;
    while (isLabel(text, end) || (end > i && text.at(end) == '-')) {
      end++;
    }
    while (end > i && text.at(end - 1) == '-') {
      end--;
    }
    return end;
  }

  /**
   * Behind the ending that a label begins with, its start for none: two letters or more, or a name
   * in its ASCII form. What is stuck to it ("mail.de-4711") is left.
   */
  private static int endingEnd(FoldedText text, int start, int end) {
    if (text.startsWith("xn--", start)) {
      return end;
    }
    int k = start;
    while (k < end && text.isLetter(k)) {
      k++;
    }
    return k - start >= 2 ? k : start;
  }
}
