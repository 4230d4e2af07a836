package io.tideline.connectors.file;

/**
 * One row of a table as it stands in the table's file.
 *
 * @param key of one row; rows are written in the order of their keys
 * @param revision the row with the highest is the one that stands
 * @param json the row, one JSON object
 */
public record TableLine(String table, String key, long revision, String json) {}
