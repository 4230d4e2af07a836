package io.tideline.connectors.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows of one table in the order of their keys. Keys repeat their parts (accounts, videos,
 * hours), so the distinct texts of each column are sorted, and the rows by their texts' ranks,
 * packed into one number: far fewer texts are compared than in a sort of the rows. Keys that begin
 * with an id of their own repeat nothing: see {@link IdOrder}.
 */
final class KeyOrder {

  private KeyOrder() {}

  /** The rows in key order: column by column, null as if it were empty. */
  static List<TableRow> sorted(List<TableRow> rows, int keyColumns) {
    if (IdOrder.suits(rows)) {
      return IdOrder.sorted(rows, (a, b) -> compare(a, b, keyColumns));
    }
    TextRanks[] columns = new TextRanks[keyColumns];
    for (int column = 0; column < keyColumns; column++) {
      columns[column] = new TextRanks(rows.size());
    }
    // Row by row, since a row's texts lie together and rows do not.
    for (TableRow row : rows) {
      for (int column = 0; column < keyColumns; column++) {
        columns[column].add(text(row, column));
      }
    }
    int indexBits = bitsFor(rows.size());
    int bits = indexBits;
    for (TextRanks column : columns) {
      column.rank();
      bits += bitsFor(column.distinct());
    }
    return bits < Long.SIZE
        ? sortedByRank(rows, columns, indexBits)
        : sortedByText(rows, keyColumns);
  }

  private static List<TableRow> sortedByRank(
      List<TableRow> rows, TextRanks[] columns, int indexBits) {
    long[] order = new long[rows.size()];
    for (TextRanks column : columns) {
      int bits = bitsFor(column.distinct());
      for (int i = 0; i < order.length; i++) {
        order[i] = order[i] << bits | column.rankOf(i);
      }
    }
    for (int i = 0; i < order.length; i++) {
      order[i] = order[i] << indexBits | i;
    }
    Arrays.sort(order);
    List<TableRow> sorted = new ArrayList<>(order.length);
    for (long packed : order) {
      sorted.add(rows.get((int) (packed & ((1L << indexBits) - 1))));
    }
    return sorted;
  }

  private static List<TableRow> sortedByText(List<TableRow> rows, int keyColumns) {
    List<TableRow> sorted = new ArrayList<>(rows);
    sorted.sort((a, b) -> compare(a, b, keyColumns));
    return sorted;
  }

  private static int compare(TableRow a, TableRow b, int keyColumns) {
    for (int i = 0; i < keyColumns; i++) {
      int order = text(a, i).compareTo(text(b, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** A row without a key is refused by the database, not here. */
  static String text(TableRow row, int column) {
    @Nullable String value = row.values()[column];
    return value == null ? "" : value;
  }

  /** Enough for the numbers below a count. */
  static int bitsFor(int count) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, count - 1));
  }
}
