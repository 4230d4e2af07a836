package io.tideline.udfs.conversation;

import org.jspecify.annotations.Nullable;

/**
 * One episode of a conversation (SEMANTICS §5), without its messages: its size does not depend on
 * how many there were.
 *
 * @param resolvedMillis {@code resolved_at}; null while open
 * @param reopenedMillis when it was reopened last; null where it never was
 */
public record Episode(
    Opening opening,
    @Nullable Long resolvedMillis,
    @Nullable Long reopenedMillis,
    Counts counts,
    Replies replies,
    Said said,
    Handling handling,
    Deadline firstResponse,
    Deadline resolution) {

  /** Whether it is open. */
  public boolean isOpen() {
    return resolvedMillis == null;
  }

  /** Grows with every change, and is the same however it came to be what it is. */
  public long revision() {
    return 8L * counts.steps() + firstResponse.judgements() + resolution.judgements();
  }

  Episode asked(ConversationStep inbound) {
    return new Episode(
        opening,
        resolvedMillis,
        reopenedMillis,
        counts.oneInbound(),
        resolvedMillis == null ? replies.asked(inbound.atMillis()) : replies,
        said.and(inbound),
        handling,
        firstResponse,
        resolution);
  }

  Episode answered(ConversationStep outbound) {
    return new Episode(
        opening,
        resolvedMillis,
        reopenedMillis,
        counts.oneOutbound(outbound.byAutomation()),
        replies.answered(outbound.atMillis(), outbound.byAgent()),
        said,
        handling,
        firstResponse,
        resolution);
  }

  Episode assigned(ConversationStep step) {
    return new Episode(
        opening,
        resolvedMillis,
        reopenedMillis,
        counts.oneStep(),
        replies,
        said,
        handling.assigned(step, counts.automated() > 0),
        firstResponse,
        resolution);
  }

  Episode resolved(long atMillis) {
    return new Episode(
        opening,
        atMillis,
        reopenedMillis,
        counts.oneStep(),
        replies.resolved(),
        said,
        handling,
        firstResponse,
        resolution);
  }

  Episode reopened(long atMillis) {
    return new Episode(
        opening,
        null,
        atMillis,
        counts.oneReopened(),
        replies,
        said,
        handling,
        firstResponse,
        resolution);
  }

  Episode openedAt(long atMillis) {
    return new Episode(
        opening.at(atMillis),
        resolvedMillis,
        reopenedMillis,
        counts,
        replies,
        said,
        handling,
        firstResponse,
        resolution);
  }

  Episode with(Deadline response, Deadline resolving) {
    return new Episode(
        opening,
        resolvedMillis,
        reopenedMillis,
        counts,
        replies,
        said,
        handling,
        response,
        resolving);
  }
}
