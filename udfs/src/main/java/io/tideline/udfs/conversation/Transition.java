package io.tideline.udfs.conversation;

/**
 * The state machine of SEMANTICS §5: what a step does, by what the conversation was when it
 * happened.
 *
 * <pre>
 *                 INBOUND        OUTBOUND        ASSIGNED  RESOLVED  REOPENED
 * NONE            OPEN_NEXT      -               -         -         -
 * OPEN            COUNT_INBOUND  COUNT_OUTBOUND  ASSIGN    CLOSE     -
 * RESOLVED        OPEN_NEXT      -               -         -         REOPEN
 * BEFORE_OPENING  OPEN_EARLIER   -               -         -         -
 * BEFORE_CLOSING  COUNT_INBOUND  COUNT_OUTBOUND  ASSIGN    CLOSE     -
 * LEFT            -              -               -         -         -
 * </pre>
 *
 * The last three lines are for stragglers, which happened before what has already been applied; in
 * order, only the first three occur.
 */
enum Transition {
  /** An episode opens, with the next number. */
  OPEN_NEXT,
  COUNT_INBOUND,
  COUNT_OUTBOUND,
  ASSIGN,
  /** The episode is resolved; where it was, earlier than was known. */
  CLOSE,
  /** The same episode goes on. */
  REOPEN,
  /** The episode had been opened before what was taken for its first message. */
  OPEN_EARLIER,
  /** Nothing changes. */
  NOTHING;

  /** What a conversation was when a step happened. */
  enum Phase {
    NONE,
    OPEN,
    RESOLVED,
    BEFORE_OPENING,
    BEFORE_CLOSING,
    /** In an episode before the one at hand. */
    LEFT
  }

  /** One cell of the table. */
  static Transition of(Phase phase, StepKind kind) {
    return switch (phase) {
      case NONE -> kind == StepKind.INBOUND ? OPEN_NEXT : NOTHING;
      case OPEN, BEFORE_CLOSING ->
          switch (kind) {
            case INBOUND -> COUNT_INBOUND;
            case OUTBOUND -> COUNT_OUTBOUND;
            case ASSIGNED -> ASSIGN;
            case RESOLVED -> CLOSE;
            case REOPENED -> NOTHING;
          };
      case RESOLVED ->
          switch (kind) {
            case INBOUND -> OPEN_NEXT;
            case REOPENED -> REOPEN;
            case OUTBOUND, ASSIGNED, RESOLVED -> NOTHING;
          };
      case BEFORE_OPENING -> kind == StepKind.INBOUND ? OPEN_EARLIER : NOTHING;
      case LEFT -> NOTHING;
    };
  }
}
