package io.tideline.connectors.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows to be written together: one a key, by table, in key order. Parallel writers that lock rows
 * in one order cannot block each other for good.
 *
 * @param byTable in the order of {@link WarehouseTable}
 */
record RowBatch(Map<WarehouseTable, List<TableRow>> byTable) {

  /** Of several rows with one key the highest revision stays, of equal ones the last. */
  static RowBatch of(Collection<TableRow> rows) {
    Map<WarehouseTable, Map<List<String>, TableRow>> latest = new EnumMap<>(WarehouseTable.class);
    for (TableRow row : rows) {
      WarehouseTable table = WarehouseTable.ofName(row.table());
      latest
          .computeIfAbsent(table, t -> new HashMap<>())
          .merge(keyOf(table, row), row, RowBatch::newer);
    }
    Map<WarehouseTable, List<TableRow>> byTable = new EnumMap<>(WarehouseTable.class);
    latest.forEach(
        (table, byKey) -> {
          List<TableRow> sorted = new ArrayList<>(byKey.values());
          int keys = table.keyColumns().size();
          sorted.sort((a, b) -> compareKeys(a.values(), b.values(), keys));
          byTable.put(table, sorted);
        });
    return new RowBatch(byTable);
  }

  /** How many rows are to be written. */
  int size() {
    return byTable.values().stream().mapToInt(List::size).sum();
  }

  private static List<String> keyOf(WarehouseTable table, TableRow row) {
    int keys = table.keyColumns().size();
    return keys == 1
        ? Arrays.asList(row.values()[0])
        : Arrays.asList(row.values()).subList(0, keys);
  }

  /** Any order will do that every writer keeps; keys are never null. */
  private static int compareKeys(String[] a, String[] b, int keys) {
    for (int i = 0; i < keys; i++) {
      int order = a[i].compareTo(b[i]);
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
