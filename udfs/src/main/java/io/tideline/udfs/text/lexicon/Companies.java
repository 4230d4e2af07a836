package io.tideline.udfs.text.lexicon;

import io.tideline.udfs.text.normal.NormalText;

/**
 * Tells handles of companies from handles of people, by a list of about 1 600 well-known names and
 * by how accounts for customers are called: {@code @AcmeSupport}, {@code @Acme_hilft}. A handle is
 * a company's if one of the names is left when words such as "support", "uk" or "official" are
 * taken off behind and one such as "ask" is taken off before. Words that names of people end with
 * as well are taken off only where a new word is seen to begin: at a capital, behind an underscore,
 * a dot or a digit. Used again for each handle.
 */
public final class Companies {
  /** Nobody's handle is longer, so what is longer is judged by none of its parts. */
  private static final int LONGEST = 40;

  private static final int MOST_CUTS = 4;

  /** The fewest letters of a name with a word behind or before it in one. */
  private static final int LEAST_BEFORE = 3;

  private static final int LEAST_BEHIND = 4;

  private static final CompanyNames NAMES = CompanyNames.load();

  private final char[] chars = new char[LONGEST];
  private final boolean[] wordStart = new boolean[LONGEST];
  private boolean company;
  private boolean desk;

  /** Reads a handle, from its "@" on. */
  public void read(NormalText text, int from, int to) {
    company = false;
    desk = false;
    int size = readLetters(text, from + 1, to);
    if (size > 0) {
      judge(size);
    }
  }

  /** Takes in what is no underscore and no dot; 0 if that is too much. */
  private int readLetters(NormalText text, int from, int to) {
    int size = 0;
    for (int i = from; i < to; i++) {
      char c = text.at(i);
      if (c == '_' || c == '.') {
        continue;
      }
      if (size == LONGEST) {
        return 0;
      }
      wordStart[size] = i == from || startsWord(text, i, to);
      chars[size++] = c;
    }
    return size;
  }

  private static boolean startsWord(NormalText text, int i, int to) {
    char before = text.at(i - 1);
    if (before == '_' || before == '.') {
      return true;
    }
    if (isDigit(before) != isDigit(text.at(i))) {
      return true;
    }
    boolean smallBehind =
        i + 1 < to && !text.isCapital(i + 1) && Character.isLetter(text.at(i + 1));
    return text.isCapital(i) && (!text.isCapital(i - 1) || smallBehind);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void judge(int letters) {
    int size = letters;
    boolean helps = false;
    boolean surelyHelps = false;
    for (int cuts = 0; cuts <= MOST_CUTS; cuts++) {
      if (isKnown(size)) {
        company = true;
        desk = helps;
        return;
      }
      int cut = longestBehind(size);
      if (cut == size) {
        break;
      }
      helps |= NAMES.helps(chars, cut, size);
      surelyHelps |= isDesk(cut, size);
      size = cut;
    }
    company = surelyHelps;
    desk = surelyHelps;
  }

  /** Whether the first characters are a name, or are one with a word such as "ask" before it. */
  private boolean isKnown(int size) {
    if (NAMES.isName(chars, 0, size)) {
      return true;
    }
    for (int from = 1; from < size; from++) {
      if ((wordStart[from] || size - from >= LEAST_BEHIND)
          && NAMES.isBefore(chars, 0, from)
          && NAMES.isName(chars, from, size)) {
        return true;
      }
    }
    return false;
  }

  /** Where the longest word begins that may be taken off behind; the end where there is none. */
  private int longestBehind(int size) {
    if (NAMES.isBehind(chars, 0, size)) {
      return size;
    }
    for (int from = 2; from < size; from++) {
      if (NAMES.isBehind(chars, from, size)
          && (wordStart[from] || from >= LEAST_BEFORE && !NAMES.isApart(chars, from, size))) {
        return from;
      }
    }
    return size;
  }

  /** Whether that word makes a desk for customers of any name: "@AcmeCare", not "@SkinCare". */
  private boolean isDesk(int from, int size) {
    if (!NAMES.isDesk(chars, from, size) && !(wordStart[from] && NAMES.helps(chars, from, size))) {
      return false;
    }
    for (int start = 0; start < from; start++) {
      if (wordStart[start] && NAMES.isNever(chars, start, from)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the last handle read is a company's. */
  public boolean isCompany() {
    return company;
  }

  /** Whether it is one for its customers' questions. */
  public boolean isDesk() {
    return desk;
  }
}
