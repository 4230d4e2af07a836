package io.tideline.job;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads table rows. */
public final class Rows {
  private Rows() {}

  /** The text of a column. */
  public static @Nullable String value(TableRow row, String column) {
    return row.values()[WarehouseTable.ofName(row.table()).indexOf(column)];
  }

  /** What the tables hold in the end: the newest row of each key, one line each. */
  public static List<String> newest(Collection<TableRow> rows) {
    var newest = new TreeMap<String, TableRow>();
    for (TableRow row : rows) {
      newest.merge(key(row), row, (old, next) -> next.revision() >= old.revision() ? next : old);
    }
    return newest.values().stream().map(Rows::line).toList();
  }

  private static String key(TableRow row) {
    int keys = WarehouseTable.ofName(row.table()).keyColumns().size();
    return row.table() + Arrays.asList(row.values()).subList(0, keys);
  }

  private static String line(TableRow row) {
    return row.table() + Arrays.toString(row.values());
  }
}
