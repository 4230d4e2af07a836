package io.tideline.udfs.conversation.kpi;

/** What a {@link KpiFact} says has happened. Append only: state and streams hold the ordinals. */
public enum KpiKind {
  /** An inbound message that is not late. */
  INBOUND,
  /** An outbound message, whether or not it belongs to an episode. */
  OUTBOUND,
  /** An inbound message, not late, that is labelled negative or holds a policy term. */
  NEGATIVE_FLAG,
  /** An episode was opened by its first inbound message. */
  OPENED,
  /** The first outbound message of an episode; the value is its first response time. */
  FIRST_REPLY,
  /** A closing of an episode, each one; the value is the time since it was opened. */
  CLOSED,
  /** A closed episode was opened again. */
  REOPENED,
  /** An order whose last touch was a message (SEMANTICS §8). */
  CONVERSION,
  /** An open episode is open no more, because its customer was erased (SEMANTICS §10). */
  ERASED
}
