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
    add(WarehouseTable.MESSAGES, "customer_key", "occurred_at", null);
    add(WarehouseTable.CONVERSATIONS, "customer_key", "opened_at", null);
    add(WarehouseTable.ALERTS, "subject", "started_at", "subject");
    add(WarehouseTable.TRIGGERS, "customer_key", "created_at", "signal");
    add(WarehouseTable.CONVERSIONS, "person_key", "occurred_at", null);
  }

  private static final String KEY_IN_SUBJECT = "customer_key";

  /** What a deadline tells of began with its episode. */
  private static final String BEGINNING = "opened_at";

  private final WarehouseTable table;
  private final int person;
  private final int time;

  /** Of a JSON column that may tell of an earlier beginning; -1 where there is none. */
  private final int facts;

  private PersonalRows(WarehouseTable table, String person, String time, @Nullable String facts) {
    this.table = table;
    this.person = table.indexOf(person);
    this.time = table.indexOf(time);
    this.facts = facts == null ? -1 : table.indexOf(facts);
  }

  private static void add(
      WarehouseTable table, String person, String time, @Nullable String facts) {
    BY_TABLE.put(table, new PersonalRows(table, person, time, facts));
  }

  /** Of every table that has any, in order. */
  static List<PersonalRows> all() {
    return List.copyOf(BY_TABLE.values());
  }

  /** Whose row it is, by pseudonym; null where it is nobody's. */
  public static @Nullable String personOf(TableRow row) {
    PersonalRows rows = BY_TABLE.get(WarehouseTable.ofName(row.table()));
    String value = rows == null ? null : row.values()[rows.person];
    return value == null || !rows.isAlert() ? value : textIn(value, KEY_IN_SUBJECT);
  }

  /**
   * When what a person's row tells of began: its own time, or that of the episode whose deadline it
   * is about.
   */
  public static long millisOf(TableRow row) {
    PersonalRows rows = BY_TABLE.get(WarehouseTable.ofName(row.table()));
    long millis = Rfc3339.parse(row.values()[rows.time]);
    String facts = rows.facts < 0 ? null : row.values()[rows.facts];
    String begun = facts == null ? null : textIn(facts, BEGINNING);
    return begun == null ? millis : Math.min(millis, Rfc3339.parse(begun));
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

  /** A text of an object of plain values; quotes within a text are escaped, so none is mistaken. */
  private static @Nullable String textIn(String json, String field) {
    String start = '"' + field + "\":\"";
    int at = json.indexOf(start);
    if (at < 0) {
      return null;
    }
    int from = at + start.length();
    return json.substring(from, json.indexOf('"', from));
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
    String when = when();
    String people = "unnest(?::text[], ?::timestamptz[]) AS e(whose, until)";
    String which =
        "WHERE %1$s = e.whose AND %2$s <= e.until RETURNING e.whose, %2$s".formatted(whose, when);
    return stays()
        ? "UPDATE %s SET %s = NULL, updated_at = now() FROM %s %s"
            .formatted(target, column, people, which)
        : "DELETE FROM %s USING %s %s".formatted(target, people, which);
  }

  private String when() {
    String own = "t." + table.columns().get(time).name();
    return facts < 0
        ? own
        : "least(%s, (t.%s ->> '%s')::timestamptz)"
            .formatted(own, table.columns().get(facts).name(), BEGINNING);
  }
}
