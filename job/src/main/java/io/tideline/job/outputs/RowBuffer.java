package io.tideline.job.outputs;

import io.tideline.connectors.warehouse.Column;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows on their way, the newest of each key. */
final class RowBuffer {
  private Map<List<String>, TableRow> rows = new LinkedHashMap<>();

  void add(TableRow row) {
    rows.merge(keyOf(row), row, (old, next) -> next.revision() >= old.revision() ? next : old);
  }

  int size() {
    return rows.size();
  }

  /** All rows; none are left. */
  Collection<TableRow> take() {
    Collection<TableRow> taken = rows.values();
    rows = new LinkedHashMap<>();
    return taken;
  }

  private static List<String> keyOf(TableRow row) {
    WarehouseTable table = WarehouseTable.ofName(row.table());
    var key = new ArrayList<String>();
    key.add(row.table());
    int index = 0;
    for (Column column : table.columns()) {
      if (column.key()) {
        key.add(row.values()[index]);
      }
      index++;
    }
    return key;
  }
}
