package io.tideline.connectors.warehouse;

/** How an export is written. */
public enum ExportFormat {
  /**
   * RFC 4180 with a header; SQL NULL is an empty field, an empty text a quoted one; JSON columns
   * hold their text.
   */
  CSV,
  /** One JSON object a line, as file mode writes tables. */
  JSONL
}
