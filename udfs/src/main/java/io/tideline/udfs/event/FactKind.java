package io.tideline.udfs.event;

/** How a fact's value is written. */
public enum FactKind {
  TEXT,
  /** A plain decimal. */
  NUMBER,
  /** {@code true} or {@code false}. */
  BOOLEAN,
  /** Any number of texts. */
  TEXTS
}
