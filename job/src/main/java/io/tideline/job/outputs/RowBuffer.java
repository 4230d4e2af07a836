package io.tideline.job.outputs;

import io.tideline.connectors.warehouse.RowKey;
import io.tideline.connectors.warehouse.TableRow;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows on their way, the newest of each key. */
final class RowBuffer {
  private Map<RowKey, TableRow> rows = new LinkedHashMap<>();

  void add(TableRow row) {
    rows.merge(RowKey.of(row), row, (old, next) -> next.revision() >= old.revision() ? next : old);
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

  /** All rows by key; none are left. */
  Map<RowKey, TableRow> takeByKey() {
    Map<RowKey, TableRow> taken = rows;
    rows = new LinkedHashMap<>();
    return taken;
  }
}
