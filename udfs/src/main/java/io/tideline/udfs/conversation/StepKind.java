package io.tideline.udfs.conversation;

/** What can happen in a conversation. Append only: state holds the ordinals. */
public enum StepKind {
  /** A message of the customer. */
  INBOUND,
  /** A message to the customer. */
  OUTBOUND,
  /** {@code conversation.assigned}. */
  ASSIGNED,
  /** {@code conversation.resolved}. */
  RESOLVED,
  /** {@code conversation.reopened}. */
  REOPENED
}
