package io.tideline.job.ingest;

/**
 * A set of 32-bit fingerprints in one open-addressing table: about 8 bytes an entry. Answers
 * "surely not there" or "perhaps there"; with n entries it errs with n / 2³² at most.
 */
final class FingerprintSet {
  private static final int SMALLEST = 16;

  private int[] table = new int[SMALLEST];
  private int size;

  boolean mayContain(int fingerprint) {
    int wanted = nonZero(fingerprint);
    for (int at = home(wanted, table.length); table[at] != 0; at = (at + 1) & (table.length - 1)) {
      if (table[at] == wanted) {
        return true;
      }
    }
    return false;
  }

  void add(int fingerprint) {
    if (4 * (size + 1) > 3 * table.length) {
      grow();
    }
    if (insert(table, nonZero(fingerprint))) {
      size++;
    }
  }

  int size() {
    return size;
  }

  private void grow() {
    int[] larger = new int[2 * table.length];
    for (int entry : table) {
      if (entry != 0) {
        insert(larger, entry);
      }
    }
    table = larger;
  }

  private static boolean insert(int[] into, int entry) {
    int at = home(entry, into.length);
    while (into[at] != 0) {
      if (into[at] == entry) {
        return false;
      }
      at = (at + 1) & (into.length - 1);
    }
    into[at] = entry;
    return true;
  }

  /** Zero marks a free place, so the fingerprint 0 is kept as 1. */
  private static int nonZero(int fingerprint) {
    return fingerprint == 0 ? 1 : fingerprint;
  }

  private static int home(int entry, int length) {
    return (entry * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(length) + 1);
  }
}
