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
      boolean known = next - label < 8 && Domains.isEnding(text.substring(label, next));
      if (known || (writtenOut == 0 && isEnding(text, label, next))) {
        best = new MailDomain(end, writtenOut > 0, known, Domains.isProvider(first));
      }
    }
    best = best == null ? spaced(text, i, first) : best;
    boolean provider = best == null && Domains.isProvider(first);
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
    String ending = first.isEmpty() || label == end ? "" : Words.wordAt(text, label);
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

  /** Two letters or more, or an internationalised name in its ASCII form. */
  private static boolean isEnding(FoldedText text, int start, int end) {
    if (text.startsWith("xn--", start)) {
      return true;
    }
    for (int k = start; k < end; k++) {
      if (!text.isLetter(k)) {
        return false;
      }
    }
    return end - start >= 2;
  }
}
