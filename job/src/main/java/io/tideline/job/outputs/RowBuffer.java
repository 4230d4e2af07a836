package io.tideline.job.outputs;

import io.tideline.connectors.warehouse.Column;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows on their way, the newest of each key. */
final class RowBuffer {
  private Map<List<String>, TableRow> rows = new LinkedHashMap<>();

  /**
   * A row with its key.
   *
   * @param key the table's name and the row's key columns
   */
  record Entry(List<String> key, TableRow row) {}

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

  /** All rows with their keys; none are left. */
  List<Entry> takeEntries() {
    var entries = new ArrayList<Entry>(rows.size());
    rows.forEach((key, row) -> entries.add(new Entry(key, row)));
    rows = new LinkedHashMap<>();
    return entries;
  }

  private static List<String> keyOf(TableRow row) {
    List<Column> columns = WarehouseTable.ofName(row.table()).columns();
    var key = new String[columns.size() + 1];
    key[0] = row.table();
    int size = 1;
    for (int index = 0; index < columns.size(); index++) {
      if (columns.get(index).key()) {
        key[size++] = row.values()[index];
      }
    }
    return Arrays.asList(key).subList(0, size);
  }
}
