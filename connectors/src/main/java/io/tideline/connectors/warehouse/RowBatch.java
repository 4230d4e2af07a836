package io.tideline.connectors.warehouse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows to be written together: one a key, by table, in key order. Parallel writers that lock rows
 * in one order cannot block each other for good.
 *
 * @param byTable in the order of {@link WarehouseTable}
 */
record RowBatch(Map<WarehouseTable, List<TableRow>> byTable) {

  /** Of several rows with one key the highest revision stays, of equal ones the last. */
  static RowBatch of(Collection<TableRow> rows) {
    Map<RowKey, TableRow> latest = new LinkedHashMap<>();
    for (TableRow row : rows) {
      latest.merge(RowKey.of(row), row, RowBatch::newer);
    }
    return ofDistinct(latest.values());
  }

  /** Rows of which no two have one key. */
  static RowBatch ofDistinct(Collection<TableRow> rows) {
    Map<WarehouseTable, List<TableRow>> byTable = new EnumMap<>(WarehouseTable.class);
    for (TableRow row : rows) {
      byTable.computeIfAbsent(WarehouseTable.ofName(row.table()), t -> new ArrayList<>()).add(row);
    }
    byTable.forEach(
        (table, ofTable) -> {
          int keys = table.keyColumns().size();
          ofTable.sort((a, b) -> compareKeys(a.values(), b.values(), keys));
        });
    return new RowBatch(byTable);
  }

  /** How many rows are to be written. */
  int size() {
    return byTable.values().stream().mapToInt(List::size).sum();
  }

  /** A row without a key is refused by the database, not here. */
  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  /** Any order will do that every writer keeps. */
  private static int compareKeys(String[] a, String[] b, int keys) {
    for (int i = 0; i < keys; i++) {
      int order = text(a[i]).compareTo(text(b[i]));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static TableRow newer(TableRow earlier, TableRow later) {
    return later.revision() >= earlier.revision() ? later : earlier;
  }
}
