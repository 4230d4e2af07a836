package io.tideline.udfs.text.lexicon;

import io.tideline.udfs.text.normal.Hashes;
import io.tideline.udfs.text.normal.NormalText;
import io.tideline.udfs.text.normal.WordLists;
import java.util.List;

/**
 * Tells handles of companies from handles of people, by a list of about 1 600 well-known names and
 * by how accounts for customers are called: {@code @AcmeSupport}, {@code @Acme_hilft}. A handle is
 * a company's if one of the names is left when words such as "support", "uk" or "official" are
 * taken off behind and one such as "ask" is taken off before. Used again for each handle.
 */
public final class Companies {
  private static final int LONGEST = 40;
  private static final int MOST_CUTS = 4;
  private static final Names NAMES = Names.load();

  private final char[] chars = new char[LONGEST];
  private boolean company;
  private boolean desk;

  /** The hashes of the list, by what they are. */
  private record Names(WordValues companies, WordValues before, WordValues behind) {
    private static final float PLAIN = 0;
    private static final float DESK = 1;

    static Names load() {
      List<String[]> rows = WordLists.rows("companies.tsv");
      Names names = new Names(new WordValues(2_000), new WordValues(50), new WordValues(300));
      for (String[] row : rows) {
        for (String word : row[1].split(" ")) {
          names.add(row[0], hash(word));
        }
      }
      return names;
    }

    private void add(String kind, long hash) {
      switch (kind) {
        case "before" -> before.put(hash, PLAIN);
        case "behind" -> behind.put(hash, PLAIN);
        case "desk" -> behind.put(hash, DESK);
        default -> companies.put(hash, PLAIN);
      }
    }

    private static long hash(String word) {
      long h = Hashes.EMPTY;
      for (int i = 0; i < word.length(); i++) {
        h = Hashes.step(h, word.charAt(i));
      }
      return h;
    }

    static boolean has(WordValues words, long hash) {
      return !Float.isNaN(words.get(hash));
    }
  }

  /** Reads a handle, from its "@" on. */
  public void read(NormalText text, int from, int to) {
    company = false;
    desk = false;
    int size = 0;
    for (int i = from + 1; i < to && size < LONGEST; i++) {
      char c = text.at(i);
      if (c != '_' && c != '.') {
        chars[size++] = c;
      }
    }
    for (int cuts = 0; cuts <= MOST_CUTS; cuts++) {
      if (isKnown(size)) {
        company = true;
        return;
      }
      int cut = Names.has(NAMES.behind(), hash(0, size)) ? size : longestBehind(size);
      if (cut == size) {
        break;
      }
      desk |= Names.DESK == NAMES.behind().get(hash(cut, size));
      size = cut;
    }
    company = desk;
  }

  /** Whether the first characters are a name, or are one with a word such as "ask" before it. */
  private boolean isKnown(int size) {
    if (Names.has(NAMES.companies(), hash(0, size))) {
      return true;
    }
    long start = Hashes.EMPTY;
    for (int i = 0; i < size - 1; i++) {
      start = Hashes.step(start, chars[i]);
      if (Names.has(NAMES.before(), start) && Names.has(NAMES.companies(), hash(i + 1, size))) {
        return true;
      }
    }
    return false;
  }

  /** Where the longest word begins that may be taken off behind; the end where there is none. */
  private int longestBehind(int size) {
    for (int from = 2; from < size; from++) {
      if (Names.has(NAMES.behind(), hash(from, size))) {
        return from;
      }
    }
    return size;
  }

  private long hash(int from, int to) {
    long h = Hashes.EMPTY;
    for (int i = from; i < to; i++) {
      h = Hashes.step(h, chars[i]);
    }
    return h;
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
