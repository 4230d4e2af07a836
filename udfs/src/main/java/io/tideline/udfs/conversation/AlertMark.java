package io.tideline.udfs.conversation;

/** How far an alert on a deadline has come. Append only: state holds the ordinals. */
public enum AlertMark {
  /** Its instant has not been judged. */
  PENDING,
  /** Judged, and there was nothing to tell. */
  QUIET,
  /** Published. */
  FIRING,
  /** Published and resolved. */
  ENDED
}
