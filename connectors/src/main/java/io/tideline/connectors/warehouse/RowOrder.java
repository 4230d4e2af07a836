package io.tideline.connectors.warehouse;

import java.math.BigInteger;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The order of a table's rows by primary key, the same that the database gives: text by code point
 * (key columns have the collation {@code C}), whole numbers by value, times by their text.
 */
public final class RowOrder {

  private RowOrder() {}

  /** Orders rows of one table. */
  public static Comparator<TableRow> byKey(WarehouseTable table) {
    Comparator<TableRow> order = (a, b) -> 0;
    for (int i = 0; i < table.keyColumns().size(); i++) {
      int position = i;
      Comparator<String> ofValues =
          table.keyColumns().get(i).type() == ColumnType.BIGINT
              ? RowOrder::compareNumbers
              : RowOrder::compareCodePoints;
      order = order.thenComparing(row -> row.values()[position], Comparator.nullsLast(ofValues));
    }
    return order;
  }

  /** UTF-8 byte order; {@link String#compareTo} differs from it beyond the basic plane. */
  static int compareCodePoints(String a, String b) {
    int end = Math.min(a.length(), b.length());
    for (int i = 0; i < end; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean bothSurrogates = Character.isSurrogate(x) == Character.isSurrogate(y);
        return bothSurrogates ? x - y : Character.isSurrogate(x) ? 1 : -1;
      }
    }
    return a.length() - b.length();
  }

  private static int compareNumbers(String a, String b) {
    BigInteger x = wholeNumber(a);
    BigInteger y = wholeNumber(b);
    return x == null || y == null ? compareCodePoints(a, b) : x.compareTo(y);
  }

  private static @Nullable BigInteger wholeNumber(String text) {
    try {
      return new BigInteger(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
