package io.tideline.connectors.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows on their way, the newest of each key, patched where a patch came. A hash table of its own,
 * since every row of the job comes by here: it does not touch the row that a newer one replaces,
 * nor hold it for its key.
 */
public final class RowBuffer {
  private static final int FIRST_ROWS = 1 << 8;

  private final KeyList keys = new KeyList();
  private List<TableRow> rows = new ArrayList<>();
  private int[] hashes = new int[FIRST_ROWS];
  private long[] revisions = new long[FIRST_ROWS];

  /** By hash, 1 + the position of a row; 0 where there is none. At most half are taken. */
  private int[] slots = new int[2 * FIRST_ROWS];

  private boolean holdsPatches;

  /** Takes the row unless one of its key with a higher revision is here; a patch in any case. */
  public void add(TableRow row) {
    holdsPatches |= row.patch();
    int last = rows.size();
    keys.add(row);
    int hash = keys.hash(last);
    int slot = hash & (slots.length - 1);
    while (slots[slot] != 0) {
      int position = slots[slot] - 1;
      if (hashes[position] == hash && keys.same(position, last)) {
        keys.removeLast();
        replace(position, row);
        return;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    rows.add(row);
    hashes[last] = hash;
    revisions[last] = row.revision();
    slots[slot] = rows.size();
    if (rows.size() == hashes.length) {
      grow();
    }
  }

  private void replace(int position, TableRow row) {
    if (holdsPatches) {
      TableRow merged = TableRow.merged(rows.get(position), row);
      rows.set(position, merged);
      revisions[position] = merged.revision();
    } else if (row.revision() >= revisions[position]) {
      rows.set(position, row);
      revisions[position] = row.revision();
    }
  }

  private void grow() {
    hashes = Arrays.copyOf(hashes, 2 * hashes.length);
    revisions = Arrays.copyOf(revisions, 2 * revisions.length);
    slots = new int[2 * slots.length];
    for (int position = 0; position < rows.size(); position++) {
      int slot = hashes[position] & (slots.length - 1);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = position + 1;
    }
  }

  /** How many rows there are, one a key. */
  public int size() {
    return rows.size();
  }

  /** All rows in the order in which their keys came; none are left. */
  public List<TableRow> take() {
    List<TableRow> taken = rows;
    rows = new ArrayList<>();
    keys.clear();
    holdsPatches = false;
    Arrays.fill(slots, 0);
    return taken;
  }

  /** As {@link #take}, by key. */
  public Map<RowKey, TableRow> takeByKey() {
    Map<RowKey, TableRow> byKey = new LinkedHashMap<>();
    for (TableRow row : take()) {
      byKey.put(RowKey.of(row), row);
    }
    return byKey;
  }
}
