package io.tideline.connectors.warehouse;

import org.jspecify.annotations.Nullable;

/**
 * One change on its way to a table (CONTRACTS §3): a whole row to be upserted, or a patch, a mark
 * or the deletion of a row that is there already.
 *
 * @param table the table's name, one of {@link WarehouseTable}
 * @param values one text a column in the order of {@link WarehouseTable#columns()}, without {@code
 *     updated_at} and {@code revision}; null is SQL NULL, in a patch "as it is". Times are RFC 3339
 *     UTC with milliseconds, numbers plain decimals, booleans {@code true}/{@code false}, json its
 *     text
 * @param revision grows with every change of the row's content; an older one never overwrites a
 *     newer one. Of a patch: the bits that it sets in the row's revision, higher ones than rows
 *     have without it; where they are set, the patch has been made
 * @param patch whether only the columns with a value change, and nothing is inserted where there is
 *     no row
 * @param delete whether the row of that key goes, unless it is newer
 * @param mark whether it sets just the columns that whole rows leave alone ({@link
 *     WarehouseTable#markColumns()}), null included, of a row that is there, and the last stands
 */
public record TableRow(
    String table, String[] values, long revision, boolean patch, boolean delete, boolean mark) {

  /** A whole row. */
  public TableRow(String table, String[] values, long revision) {
    this(table, values, revision, false);
  }

  /** A whole row or a patch. */
  public TableRow(String table, String[] values, long revision, boolean patch) {
    this(table, values, revision, patch, false, false);
  }

  /** The text in a column of that name. */
  public @Nullable String value(String column) {
    return values[WarehouseTable.ofName(table).indexOf(column)];
  }

  /** The one of two rows and patches of one key that does what both do, one after the other. */
  static TableRow merged(TableRow first, TableRow second) {
    if (second.patch) {
      return first.patchedWith(second);
    }
    if (first.patch) {
      return second.patchedWith(first);
    }
    return second.revision >= first.revision ? second : first;
  }

  private TableRow patchedWith(TableRow change) {
    if ((revision & change.revision) == change.revision) {
      return this;
    }
    String[] changed = values.clone();
    for (int i = 0; i < changed.length; i++) {
      if (change.values[i] != null) {
        changed[i] = change.values[i];
      }
    }
    return new TableRow(table, changed, revision | change.revision, patch, delete, mark);
  }
}
