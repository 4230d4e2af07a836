package io.tideline.udfs.text.lexicon;

import io.tideline.udfs.text.normal.Hashes;
import io.tideline.udfs.text.normal.WordLists;

/**
 * The names in {@code companies.tsv}, and the words that stand beside a name in a handle. A row is
 * a kind and its words; the kinds are
 *
 * <ul>
 *   <li>desk: behind any name, an account for its customers ("kundenservice"),
 *   <li>help: the same, but everyday words, so behind an unknown name only as a word of its own,
 *   <li>never: with one of these before it, a word of help speaks of something else ("skin"),
 *   <li>before: stands before a name ("ask"),
 *   <li>behind: stands behind a name ("official"),
 *   <li>apart: the same, but so short that names of people end so ("@mike"): as a word of its own,
 *   <li>any other: names of companies of that trade.
 * </ul>
 */
final class CompanyNames {
  private static final float PLAIN = 0;
  private static final float APART = 1;
  private static final float HELP = 2;
  private static final float DESK = 3;

  private final WordValues names = new WordValues(2_000);
  private final WordValues before = new WordValues(50);
  private final WordValues behind = new WordValues(300);
  private final WordValues never = new WordValues(100);

  private CompanyNames() {}

  static CompanyNames load() {
    CompanyNames all = new CompanyNames();
    for (String[] row : WordLists.rows("companies.tsv")) {
      for (String word : row[1].split(" ")) {
        all.add(row[0], hash(word.toCharArray(), 0, word.length()));
      }
    }
    return all;
  }

  private void add(String kind, long hash) {
    switch (kind) {
      case "desk" -> behind.put(hash, DESK);
      case "help" -> behind.put(hash, HELP);
      case "behind" -> behind.put(hash, PLAIN);
      case "apart" -> behind.put(hash, APART);
      case "before" -> before.put(hash, PLAIN);
      case "never" -> never.put(hash, PLAIN);
      default -> names.put(hash, PLAIN);
    }
  }

  private static long hash(char[] chars, int from, int to) {
    long h = Hashes.EMPTY;
    for (int i = from; i < to; i++) {
      h = Hashes.step(h, chars[i]);
    }
    return h;
  }

  private static boolean has(WordValues words, char[] chars, int from, int to) {
    return !Float.isNaN(words.get(hash(chars, from, to)));
  }

  boolean isName(char[] chars, int from, int to) {
    return has(names, chars, from, to);
  }

  boolean isBefore(char[] chars, int from, int to) {
    return has(before, chars, from, to);
  }

  boolean isBehind(char[] chars, int from, int to) {
    return has(behind, chars, from, to);
  }

  boolean isApart(char[] chars, int from, int to) {
    return behind.get(hash(chars, from, to)) == APART;
  }

  /** Whether a word behind a name speaks of help for customers. */
  boolean helps(char[] chars, int from, int to) {
    return behind.get(hash(chars, from, to)) >= HELP;
  }

  /** Whether it speaks of nothing else. */
  boolean isDesk(char[] chars, int from, int to) {
    return behind.get(hash(chars, from, to)) == DESK;
  }

  boolean isNever(char[] chars, int from, int to) {
    return has(never, chars, from, to);
  }
}
