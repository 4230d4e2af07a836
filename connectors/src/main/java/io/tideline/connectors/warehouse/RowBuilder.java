package io.tideline.connectors.warehouse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds one {@link TableRow} by column name, writing each value in the one form that its type has
 * in SQL and in JSON. A column that is not set is null.
 *
 * <p>A name that the table does not have, a value of another type than the column's, and a missing
 * key column are mistakes of the program: each throws an {@link IllegalArgumentException} that
 * names the table and the column.
 */
public final class RowBuilder {

  private static final int MONEY_SCALE = 4;

  private final WarehouseTable table;
  private final String[] values;

  /** Behind the column that was set last: columns are mostly set in their order. */
  private int next;

  private RowBuilder(WarehouseTable table) {
    this.table = table;
    this.values = new String[table.columns().size()];
  }

  /** Starts a row of a table. */
  public static RowBuilder of(WarehouseTable table) {
    return new RowBuilder(table);
  }

  /** Starts with what a row holds. */
  public static RowBuilder of(TableRow row) {
    var builder = new RowBuilder(WarehouseTable.ofName(row.table()));
    System.arraycopy(row.values(), 0, builder.values, 0, row.values().length);
    return builder;
  }

  /** Sets a text, a date (YYYY-MM-DD), a JSON text, or an amount of money as a decimal. */
  public RowBuilder set(String column, @Nullable String value) {
    int position = positionOf(column);
    switch (typeAt(position)) {
      case TEXT, DATE, JSON -> values[position] = value;
      case MONEY -> values[position] = value == null ? null : money(new BigDecimal(value));
      default -> throw wrongType(position, "a text");
    }
    return this;
  }

  /** Sets a count, or a figure that happens to be whole. */
  public RowBuilder set(String column, long value) {
    int position = positionOf(column);
    switch (typeAt(position)) {
      case BIGINT, NUMERIC -> values[position] = Long.toString(value);
      default -> throw wrongType(position, "a whole number");
    }
    return this;
  }

  /** As {@link #set(String, long)}. */
  public RowBuilder set(String column, @Nullable Long value) {
    return value == null ? setNull(column) : set(column, value.longValue());
  }

  /** As {@link #set(String, long)}. */
  public RowBuilder set(String column, @Nullable Integer value) {
    return value == null ? setNull(column) : set(column, value.longValue());
  }

  /** Sets a figure to 10 significant digits; NaN and infinity are null, as in all output. */
  public RowBuilder set(String column, @Nullable Double value) {
    if (value == null || !Double.isFinite(value)) {
      return setNull(column);
    }
    int position = positionOf(column);
    if (typeAt(position) != ColumnType.NUMERIC) {
      throw wrongType(position, "a floating-point number");
    }
    values[position] = FigureText.of(value);
    return this;
  }

  /** Sets a figure exactly, or money rounded half up to 4 places. */
  public RowBuilder set(String column, @Nullable BigDecimal value) {
    if (value == null) {
      return setNull(column);
    }
    int position = positionOf(column);
    switch (typeAt(position)) {
      case NUMERIC -> values[position] = FigureText.plain(value);
      case MONEY -> values[position] = money(value);
      default -> throw wrongType(position, "a decimal");
    }
    return this;
  }

  /** Sets a truth value. */
  public RowBuilder set(String column, @Nullable Boolean value) {
    int position = positionOf(column);
    if (typeAt(position) != ColumnType.BOOLEAN) {
      throw wrongType(position, "a boolean");
    }
    values[position] = value == null ? null : value.toString();
    return this;
  }

  /** Sets a time given in milliseconds since the epoch. */
  public RowBuilder setTime(String column, long epochMillis) {
    int position = positionOf(column);
    if (typeAt(position) != ColumnType.TIMESTAMP) {
      throw wrongType(position, "a time");
    }
    values[position] = HourTexts.of(epochMillis);
    return this;
  }

  /** As {@link #setTime(String, long)}. */
  public RowBuilder setTime(String column, @Nullable Long epochMillis) {
    return epochMillis == null ? setNull(column) : setTime(column, epochMillis.longValue());
  }

  /**
   * The row; the builder can go on to be changed without touching it.
   *
   * @param revision grows with every change of the row's content
   */
  public TableRow build(long revision) {
    return keyed(new TableRow(table.tableName(), values.clone(), revision));
  }

  /**
   * The deletion of the row of this key.
   *
   * @param revision as of a row: an older one is deleted, a newer one stays
   */
  public TableRow buildDeletion(long revision) {
    return keyed(new TableRow(table.tableName(), values.clone(), revision, false, true, false));
  }

  /** A mark: sets the columns that whole rows leave alone as they are set here, or to null. */
  public TableRow buildMark() {
    return keyed(new TableRow(table.tableName(), values.clone(), 0, false, false, true));
  }

  /**
   * A patch: sets what has been set here in a row that is there already, and leaves the rest.
   *
   * @param revisionBits what it sets in the row's revision
   */
  public TableRow buildPatch(long revisionBits) {
    return keyed(new TableRow(table.tableName(), values.clone(), revisionBits, true));
  }

  private TableRow keyed(TableRow row) {
    List<Column> keys = table.keyColumns();
    for (int i = 0; i < keys.size(); i++) {
      if (values[i] == null) {
        throw new IllegalArgumentException(
            "table %s: key column %s is not set".formatted(table.tableName(), keys.get(i).name()));
      }
    }
    return row;
  }

  private RowBuilder setNull(String column) {
    values[positionOf(column)] = null;
    return this;
  }

  private int positionOf(String column) {
    List<Column> columns = table.columns();
    boolean isNext = next < columns.size() && columns.get(next).name().equals(column);
    int position = isNext ? next : table.indexOf(column);
    next = position + 1;
    return position;
  }

  private ColumnType typeAt(int position) {
    return table.columns().get(position).type();
  }

  private IllegalArgumentException wrongType(int position, String given) {
    Column column = table.columns().get(position);
    return new IllegalArgumentException(
        "table %s: column %s is %s, not %s"
            .formatted(table.tableName(), column.name(), column.type().sql(), given));
  }

  private static String money(BigDecimal amount) {
    return amount.setScale(MONEY_SCALE, RoundingMode.HALF_UP).toPlainString();
  }
}
