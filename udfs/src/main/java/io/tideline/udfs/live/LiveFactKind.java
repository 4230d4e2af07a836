package io.tideline.udfs.live;

/** What may be told of a live. */
public enum LiveFactKind {
  STARTED,
  ENDED,
  /** How many watch. */
  VIEWERS,
  /** A product was clicked. */
  CLICKED,
  /** Somebody's gifts are worth more. */
  GIFTED,
  /** An order came of it. */
  SOLD,
  /** An order did not come of it after all. */
  UNSOLD
}
