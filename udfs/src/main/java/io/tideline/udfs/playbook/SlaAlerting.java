package io.tideline.udfs.playbook;

/** Of which conversations a missed target is an alert (SEMANTICS §5). */
public enum SlaAlerting {
  /** Of all. */
  ALL,
  /** Of those in which somebody wants to buy, asks or complains. */
  NEEDS_ANSWER,
  /** Of none; the columns of the table are filled all the same. */
  NONE
}
