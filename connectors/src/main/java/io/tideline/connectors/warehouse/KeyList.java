package io.tideline.connectors.warehouse;

import com.dynatrace.hash4j.hashing.Hasher32;
import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keys of rows as the bytes that the database compares, one key after the other. To compare two
 * keys is to read one place of memory each; the texts of a row that came a while ago lie in a
 * dozen.
 */
final class KeyList {
  private static final Hasher32 HASHER = Hashing.wyhashFinal4();
  private static final byte[] NONE = {};
  private static final int LENGTH_BYTES = 4;

  /** About as long as arrays get. */
  private static final long LIMIT = Integer.MAX_VALUE - 8;

  private byte[] bytes = new byte[1 << 12];

  /** Where each key begins, and after the last where the next one will. */
  private int[] starts = new int[1 << 8];

  private int size;

  int size() {
    return size;
  }

  /** Adds a row's key: its table and whether it is a mark, then each text after its length. */
  void add(TableRow row) {
    WarehouseTable table = WarehouseTable.ofName(row.table());
    int at = put(starts[size], table.ordinal() << 1 | (row.mark() ? 1 : 0), NONE);
    int columns = table.keyColumns().size();
    for (int i = 0; i < columns; i++) {
      at = put(at, row.values()[i]);
    }
    size++;
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
    }
    starts[size] = at;
  }

  private int put(int at, @Nullable String text) {
    byte[] utf8 = text == null ? NONE : text.getBytes(StandardCharsets.UTF_8);
    return put(at, text == null ? -1 : utf8.length, utf8);
  }

  private int put(int at, int number, byte[] text) {
    int end = at + LENGTH_BYTES + text.length;
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.max(end, Math.min(2L * bytes.length, LIMIT)));
    }
    bytes[at] = (byte) (number >>> 24);
    bytes[at + 1] = (byte) (number >>> 16);
    bytes[at + 2] = (byte) (number >>> 8);
    bytes[at + 3] = (byte) number;
    System.arraycopy(text, 0, bytes, at + LENGTH_BYTES, text.length);
    return end;
  }

  void removeLast() {
    size--;
  }

  void clear() {
    size = 0;
  }

  int hash(int position) {
    int start = starts[position];
    return HASHER.hashBytesToInt(bytes, start, starts[position + 1] - start);
  }

  boolean same(int a, int b) {
    return Arrays.equals(bytes, starts[a], starts[a + 1], bytes, starts[b], starts[b + 1]);
  }
}
