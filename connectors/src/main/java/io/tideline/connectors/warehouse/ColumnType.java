package io.tideline.connectors.warehouse;

/** How a column's text is typed in SQL and written in JSON. */
public enum ColumnType {
  /** {@code text}; a JSON string. */
  TEXT("text"),
  /** {@code timestamptz}; a JSON string, RFC 3339 in UTC with milliseconds. */
  TIMESTAMP("timestamptz"),
  /** {@code date}; a JSON string. */
  DATE("date"),
  /** {@code bigint}; a JSON number. */
  BIGINT("bigint"),
  /** {@code numeric}: rates, ratios, scores, seconds; a JSON number. */
  NUMERIC("numeric"),
  /** {@code numeric(19,4)}: money; a JSON string. */
  MONEY("numeric(19,4)"),
  /** {@code boolean}; a JSON boolean. */
  BOOLEAN("boolean"),
  /** {@code jsonb}; the JSON value itself. */
  JSON("jsonb");

  private final String sql;

  ColumnType(String sql) {
    this.sql = sql;
  }

  /** The SQL type. */
  public String sql() {
    return sql;
  }
}
