package io.tideline.connectors.warehouse;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The key of a row within all tables: its table and its key columns, which come first. */
public final class RowKey {
  private final String table;
  private final String[] values;
  private final int size;
  private final int hash;

  private RowKey(String table, String[] values, int size) {
    this.table = table;
    this.values = values;
    this.size = size;
    int h = table.hashCode();
    for (int i = 0; i < size; i++) {
      h = 31 * h + Objects.hashCode(values[i]);
    }
    this.hash = h;
  }

  /** The key of a row. It shares the row's values, which must not change. */
  public static RowKey of(TableRow row) {
    int keys = WarehouseTable.ofName(row.table()).keyColumns().size();
    return new RowKey(row.table(), row.values(), keys);
  }

  /** A text by which keys sort by table, then column by column; no two keys have the same. */
  public String sortText() {
    var text = new StringBuilder(table);
    for (int i = 0; i < size; i++) {
      text.append("\0\0").append(String.valueOf(values[i]).replace("\0", "\0\1"));
    }
    return text.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof RowKey that)
        || hash != that.hash
        || size != that.size
        || !table.equals(that.table)) {
      return false;
    }
    for (int i = size - 1; i >= 0; i--) {
      if (!Objects.equals(values[i], that.values[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return sortText().replace("\0\0", "/");
  }
}
