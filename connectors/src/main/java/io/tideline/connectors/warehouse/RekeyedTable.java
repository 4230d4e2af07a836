package io.tideline.connectors.warehouse;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a table has pseudonyms, and the SQL that renews them.
 *
 * @param person the SQL of the pseudonym of the row's person; null where a row has several people,
 *     whose pseudonyms alone stand in its columns
 * @param columns those that hold pseudonyms: the person's, ids of conversations that have it in the
 *     place of the person's id, ids made of such, and JSON
 */
record RekeyedTable(WarehouseTable table, @Nullable String person, List<String> columns) {

  /** All of them. */
  static final List<RekeyedTable> ALL =
      List.of(
          of(WarehouseTable.MESSAGES, "customer_key", "customer_key", "conversation_id"),
          of(WarehouseTable.CONVERSATIONS, "customer_key", "customer_key", "conversation_id"),
          of(WarehouseTable.TRIGGERS, "customer_key", "customer_key", "conversation_id", "signal"),
          of(WarehouseTable.ALERTS, "subject ->> 'customer_key'", "alert_id", "kind", "subject"),
          of(WarehouseTable.CONVERSIONS, "person_key", "person_key"),
          of(WarehouseTable.ERASURES, "subject_key", "subject_key"),
          new RekeyedTable(WarehouseTable.LIVE_SESSIONS, null, List.of("top_gifters")));

  private static RekeyedTable of(WarehouseTable table, String person, String... columns) {
    return new RekeyedTable(table, "t." + person, List.of(columns));
  }

  /**
   * A page of rows: the key's columns, those above, the person's; behind a key but for the first.
   */
  String page(boolean first, int rows) {
    String selected =
        Stream.concat(keys(), columns.stream())
            .map("t.\"%s\"::text"::formatted)
            .collect(Collectors.joining(", "));
    String keys = keys().map("t.\"%s\""::formatted).collect(Collectors.joining(", "));
    String after = keys().map(name -> "?::" + type(name)).collect(Collectors.joining(", "));
    return "SELECT %s, %s FROM %s AS t WHERE %s IS NOT NULL%s ORDER BY %s LIMIT %d"
        .formatted(
            selected,
            person == null ? "NULL" : person,
            name(),
            person == null ? "t." + columns.get(0) : person,
            first ? "" : " AND (%s) > (%s)".formatted(keys, after),
            keys,
            rows);
  }

  /**
   * Renews rows that are as they were read: arrays of the key's columns, of the old values and of
   * the new ones.
   */
  String update() {
    String set =
        columns.stream()
            .map(name -> "\"%1$s\" = u.\"new_%1$s\"::%2$s".formatted(name, type(name)))
            .collect(Collectors.joining(", "));
    String unchanged =
        columns.stream()
            .map("t.\"%1$s\"::text IS NOT DISTINCT FROM u.\"old_%1$s\""::formatted)
            .collect(Collectors.joining(" AND "));
    return "UPDATE %s AS t SET %s FROM %s WHERE %s AND %s"
        .formatted(name(), set, changes(), sameKey(), unchanged);
  }

  /**
   * Where renewing changes the table's own key: takes away the older of two rows that would then
   * have one key, since the job may have written the renewed one already.
   */
  List<String> merge() {
    if (keys().noneMatch(columns::contains)) {
      return List.of();
    }
    String renewed =
        keys()
            .map(
                name ->
                    columns.contains(name)
                        ? "n.\"%1$s\" = u.\"new_%1$s\"::%2$s".formatted(name, type(name))
                        : "n.\"%1$s\" = t.\"%1$s\"".formatted(name))
            .collect(Collectors.joining(" AND "));
    String pair = "%s AND %s AND n.ctid <> t.ctid".formatted(sameKey(), renewed);
    return List.of(
        "DELETE FROM %1$s AS n USING %1$s AS t, %2$s WHERE %3$s AND n.revision < t.revision"
            .formatted(name(), changes(), pair),
        "DELETE FROM %1$s AS t USING %1$s AS n, %2$s WHERE %3$s AND n.revision >= t.revision"
            .formatted(name(), changes(), pair));
  }

  /** How many columns the key has. */
  int keySize() {
    return table.keyColumns().size();
  }

  private String changes() {
    List<String> names =
        Stream.of(
                keys().map("key_%s"::formatted),
                columns.stream().map("old_%s"::formatted),
                columns.stream().map("new_%s"::formatted))
            .flatMap(part -> part)
            .map("\"%s\""::formatted)
            .toList();
    String arrays = names.stream().map(name -> "?::text[]").collect(Collectors.joining(", "));
    return "unnest(%s) AS u(%s)".formatted(arrays, String.join(", ", names));
  }

  private String sameKey() {
    return keys()
        .map(name -> "t.\"%1$s\" = u.\"key_%1$s\"::%2$s".formatted(name, type(name)))
        .collect(Collectors.joining(" AND "));
  }

  private Stream<String> keys() {
    return table.keyColumns().stream().map(Column::name);
  }

  private String name() {
    return PrunedTable.schemaName(table);
  }

  private String type(String column) {
    return table.columns().get(table.indexOf(column)).type().sql();
  }
}
