package io.tideline.udfs.text.normal;

/** Hashes of words: umlauts and their spellings with e are one, and runs of a letter are short. */
public final class Hashes {
  /** The hash of nothing. */
  public static final long EMPTY = 0xcbf29ce484222325L;

  private static final long PRIME = 0x100000001b3L;

  private Hashes() {}

  /**
   * The hash of a range of a text.
   *
   * @param longestRun how often a letter may follow itself before it counts as drawn out: 2 keeps
   *     "cool", 1 makes it "col"
   */
  public static long word(NormalText text, int from, int to, int longestRun) {
    long h = EMPTY;
    int run = 0;
    for (int i = from; i < to; i++) {
      char c = text.at(i);
      run = i > from && text.at(i - 1) == c ? run + 1 : 1;
      if (run <= longestRun) {
        h = letter(h, c);
      }
    }
    return h;
  }

  /** Whether a letter stands three times or more in a row. */
  public static boolean isDrawnOut(NormalText text, int from, int to) {
    for (int i = from + 2; i < to; i++) {
      if (text.at(i) == text.at(i - 1) && text.at(i) == text.at(i - 2)) {
        return true;
      }
    }
    return false;
  }

  private static long letter(long h, char c) {
    if (c < 0x80) {
      return c == '\'' ? h : step(h, c);
    }
    return switch (c) {
      case 'ä' -> step(step(h, 'a'), 'e');
      case 'ö' -> step(step(h, 'o'), 'e');
      case 'ü' -> step(step(h, 'u'), 'e');
      case 'ß' -> step(step(h, 's'), 's');
      case 'é', 'è', 'ê', 'ë' -> step(h, 'e');
      case 'ï', 'í', 'î' -> step(h, 'i');
      case 'á', 'à', 'â' -> step(h, 'a');
      case 'ó', 'ò', 'ô' -> step(h, 'o');
      case 'ú', 'ù', 'û' -> step(h, 'u');
      case '\u2019' -> h;
      default -> step(h, c);
    };
  }

  /** One more character. */
  public static long step(long h, int c) {
    return (h ^ c) * PRIME;
  }

  /** Two hashes as one, in this order. */
  public static long join(long a, long b) {
    return (Long.rotateLeft(a, 23) ^ b) * 0x9E3779B97F4A7C15L;
  }
}
