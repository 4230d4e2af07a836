package io.tideline.connectors.warehouse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
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
    var latest = new RowBuffer();
    rows.forEach(latest::add);
    return ofDistinct(latest.take());
  }

  /** Rows of which no two have one key. */
  static RowBatch ofDistinct(Collection<TableRow> rows) {
    Map<WarehouseTable, List<TableRow>> byTable = new EnumMap<>(WarehouseTable.class);
    for (TableRow row : rows) {
      byTable.computeIfAbsent(WarehouseTable.ofName(row.table()), t -> new ArrayList<>()).add(row);
    }
    byTable.replaceAll((table, ofTable) -> KeyOrder.sorted(ofTable, table.keyColumns().size()));
    return new RowBatch(byTable);
  }

  /** How many rows are to be written. */
  int size() {
    return byTable.values().stream().mapToInt(List::size).sum();
  }
}
