package io.tideline.connectors.warehouse;

import io.tideline.connectors.codec.Rfc3339;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are about a person, and what an erasure does to those (SEMANTICS §10): messages,
 * conversations, triggers and alerts go; an order stays, but no longer says whose it is. Aggregates
 * stay as they are.
 */
public final class PersonalRows {
  private static final Map<WarehouseTable, PersonalRows> BY_TABLE =
      new EnumMap<>(WarehouseTable.class);

  static {
    add(WarehouseTable.MESSAGES, "customer_key", "occurred_at");
    add(WarehouseTable.CONVERSATIONS, "customer_key", "opened_at");
    add(WarehouseTable.ALERTS, "subject", "started_at");
    add(WarehouseTable.TRIGGERS, "customer_key", "created_at");
    add(WarehouseTable.CONVERSIONS, "person_key", "occurred_at");
  }

  private static final String KEY_IN_SUBJECT = "\"customer_key\":\"";

  private final WarehouseTable table;
  private final int person;
  private final int time;

  private PersonalRows(WarehouseTable table, String person, String time) {
    this.table = table;
    this.person = table.indexOf(person);
    this.time = table.indexOf(time);
  }

  private static void add(WarehouseTable table, String person, String time) {
    BY_TABLE.put(table, new PersonalRows(table, person, time));
  }

  /** Of every table that has any, in order. */
  static List<PersonalRows> all() {
    return List.copyOf(BY_TABLE.values());
  }

  /** Whose row it is, by pseudonym; null where it is nobody's. */
  public static @Nullable String personOf(TableRow row) {
    PersonalRows rows = BY_TABLE.get(WarehouseTable.ofName(row.table()));
    String value = rows == null ? null : row.values()[rows.person];
    return value == null || !rows.isAlert() ? value : keyIn(value);
  }

  /** When what a person's row tells of began. */
  public static long millisOf(TableRow row) {
    PersonalRows rows = BY_TABLE.get(WarehouseTable.ofName(row.table()));
    return Rfc3339.parse(row.values()[rows.time]);
  }

  /** What an erasure leaves of a person's row; null where nothing. */
  public static @Nullable TableRow erased(TableRow row) {
    PersonalRows rows = BY_TABLE.get(WarehouseTable.ofName(row.table()));
    if (!rows.stays()) {
      return null;
    }
    String[] values = row.values().clone();
    values[rows.person] = null;
    return new TableRow(row.table(), values, row.revision(), row.patch(), row.delete(), row.mark());
  }

  /**
   * What erasures leave of any row; null where nothing.
   *
   * @param isErased whether the person of that pseudonym was erased at that instant or later
   */
  public static @Nullable TableRow left(TableRow row, ErasureTest isErased) {
    String whose = personOf(row);
    return whose != null && isErased.test(whose, millisOf(row)) ? erased(row) : row;
  }

  /** Asks for erasures. */
  @FunctionalInterface
  public interface ErasureTest {
    /** Whether the person of that pseudonym was erased at that instant or later. */
    boolean test(String personKey, long millis);
  }

  private static @Nullable String keyIn(String subject) {
    int at = subject.indexOf(KEY_IN_SUBJECT);
    if (at < 0) {
      return null;
    }
    int from = at + KEY_IN_SUBJECT.length();
    return subject.substring(from, subject.indexOf('"', from));
  }

  private boolean isAlert() {
    return table == WarehouseTable.ALERTS;
  }

  private boolean stays() {
    return table == WarehouseTable.CONVERSIONS;
  }

  /**
   * Erases the rows of people, given by an array of pseudonyms and one of times up to which;
   * answers with the pseudonym and the time of each row.
   */
  String sql() {
    String target = WarehouseTable.SCHEMA + "." + table.tableName() + " AS t";
    String column = table.columns().get(person).name();
    String whose = isAlert() ? "(t.subject ->> 'customer_key')" : "t." + column;
    String when = "t." + table.columns().get(time).name();
    String people = "unnest(?::text[], ?::timestamptz[]) AS e(whose, until)";
    String which =
        "WHERE %1$s = e.whose AND %2$s <= e.until RETURNING e.whose, %2$s".formatted(whose, when);
    return stays()
        ? "UPDATE %s SET %s = NULL, updated_at = now() FROM %s %s"
            .formatted(target, column, people, which)
        : "DELETE FROM %s USING %s %s".formatted(target, people, which);
  }
}
