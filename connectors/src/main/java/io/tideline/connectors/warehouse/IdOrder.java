package io.tideline.connectors.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Puts rows in the order of keys that begin with an id of their own, as those of messages do: by
 * the first few characters in which the batch's ids differ at all, packed into one number, so that
 * texts are compared only where those are the same.
 */
final class IdOrder {
  private static final int SAMPLE = 64;
  private static final int CHARACTER_BITS = 7;
  private static final int LAST_CHARACTER = (1 << CHARACTER_BITS) - 1;

  private IdOrder() {}

  /** Whether the first column's texts hardly ever repeat, as far as a few rows tell. */
  static boolean suits(List<TableRow> rows) {
    if (rows.size() < SAMPLE) {
      return false;
    }
    int step = rows.size() / SAMPLE;
    String[] sample = new String[SAMPLE];
    for (int i = 0; i < SAMPLE; i++) {
      sample[i] = KeyOrder.text(rows.get(i * step), 0);
    }
    Arrays.sort(sample);
    for (int i = 1; i < SAMPLE; i++) {
      if (sample[i].equals(sample[i - 1])) {
        return false;
      }
    }
    return true;
  }

  /**
   * The rows in order; the first columns' order decides, {@code byKey} where it doesn't.
   *
   * @param byKey orders by the first column before all others
   */
  static List<TableRow> sorted(List<TableRow> rows, Comparator<TableRow> byKey) {
    int indexBits = KeyOrder.bitsFor(rows.size());
    int characters = (Long.SIZE - 1 - indexBits) / CHARACTER_BITS;
    int prefix = commonPrefix(rows);
    long[] order = new long[rows.size()];
    for (int i = 0; i < order.length; i++) {
      String id = KeyOrder.text(rows.get(i), 0);
      order[i] = head(id, prefix, characters) << indexBits | i;
    }
    Arrays.sort(order);
    long indexes = (1L << indexBits) - 1;
    List<TableRow> sorted = new ArrayList<>(order.length);
    for (long packed : order) {
      sorted.add(rows.get((int) (packed & indexes)));
    }
    int from = 0;
    for (int to = 1; to <= order.length; to++) {
      if (to == order.length || (order[to] & ~indexes) != (order[from] & ~indexes)) {
        if (to - from > 1) {
          sorted.subList(from, to).sort(byKey);
        }
        from = to;
      }
    }
    return sorted;
  }

  private static int commonPrefix(List<TableRow> rows) {
    String first = KeyOrder.text(rows.get(0), 0);
    int length = first.length();
    for (TableRow row : rows) {
      String id = KeyOrder.text(row, 0);
      length = Math.min(length, id.length());
      int same = 0;
      while (same < length && id.charAt(same) == first.charAt(same)) {
        same++;
      }
      length = same;
    }
    return length;
  }

  /** Sorts as the texts do, or is the same: beyond ASCII all characters are, and what follows. */
  private static long head(String id, int from, int characters) {
    long head = 0;
    int at = from;
    int character = 0;
    while (at < from + characters && character < LAST_CHARACTER) {
      character = at < id.length() ? Math.min(id.charAt(at), LAST_CHARACTER) : 0;
      head = head << CHARACTER_BITS | character;
      at++;
    }
    return head << CHARACTER_BITS * (from + characters - at);
  }
}
