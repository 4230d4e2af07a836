package io.tideline.udfs.conversation;

import org.jspecify.annotations.Nullable;

/**
 * One target of an episode.
 *
 * @param atRiskMillis when 80 % of its open time has passed
 * @param dueMillis when all has
 * @param breached null until it is decided
 * @param atRisk the alert {@code sla_at_risk}
 * @param breach the alert {@code sla_breach}
 */
public record Deadline(
    long atRiskMillis,
    long dueMillis,
    @Nullable Boolean breached,
    AlertMark atRisk,
    AlertMark breach) {

  static Deadline of(long atRiskMillis, long dueMillis) {
    return new Deadline(atRiskMillis, dueMillis, null, AlertMark.PENDING, AlertMark.PENDING);
  }

  /** The same at other instants; what has been judged stays judged. */
  Deadline movedTo(Deadline earlier) {
    return new Deadline(earlier.atRiskMillis, earlier.dueMillis, breached, atRisk, breach);
  }

  Deadline breached(@Nullable Boolean decided) {
    return new Deadline(atRiskMillis, dueMillis, decided, atRisk, breach);
  }

  Deadline atRisk(AlertMark mark) {
    return new Deadline(atRiskMillis, dueMillis, breached, mark, breach);
  }

  Deadline breach(AlertMark mark) {
    return new Deadline(atRiskMillis, dueMillis, breached, atRisk, mark);
  }

  /** The next instant to be judged; {@link Long#MAX_VALUE} after the last. */
  long nextMillis() {
    if (atRisk == AlertMark.PENDING) {
      return Math.min(atRiskMillis, dueMillis);
    }
    return breach == AlertMark.PENDING ? dueMillis : Long.MAX_VALUE;
  }

  /** How many of its judgements have been made; only grows. */
  int judgements() {
    return (atRisk == AlertMark.PENDING ? 0 : 1) + (breach == AlertMark.PENDING ? 0 : 1);
  }
}
