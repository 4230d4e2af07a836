package io.tideline.connectors.warehouse;

/**
 * One upsert on its way to a table (CONTRACTS §3).
 *
 * @param table the table's name, one of {@link WarehouseTable}
 * @param values one text a column in the order of {@link WarehouseTable#columns()}, without {@code
 *     updated_at} and {@code revision}; null is SQL NULL. Times are RFC 3339 UTC with milliseconds,
 *     numbers plain decimals, booleans {@code true}/{@code false}, json its text
 * @param revision grows with every change of the row's content; an older one never overwrites a
 *     newer one
 */
public record TableRow(String table, String[] values, long revision) {}
