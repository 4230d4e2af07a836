package io.tideline.connectors.warehouse;

/**
 * A column of a warehouse table.
 *
 * @param key part of the table's primary key, hence never null
 */
public record Column(String name, ColumnType type, boolean key) {}
