package io.tideline.udfs.decision;

import io.tideline.udfs.conversation.Conversation;
import io.tideline.udfs.conversation.Episode;
import io.tideline.udfs.playbook.guard.ThreadState;
import io.tideline.udfs.playbook.rule.UnlessEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one conversation of a person.
 *
 * @param conversation its newest episode; null before the first
 * @param guard what the guards keep
 * @param attemptCause the cause of the last automated answer: all that one message calls for is one
 *     attempt; null before the first
 * @param round how often the episode has been resolved
 * @param exhausted the alert that is up; null where none is
 * @param recent ids of the customer's last messages, so that one that is told twice is not answered
 *     twice
 * @param happened the last of what calls delayed actions off, since a reply may be read before the
 *     message that it answers
 */
public record Talk(
    @Nullable Conversation conversation,
    ThreadState guard,
    @Nullable String attemptCause,
    int round,
    @Nullable Exhaustion exhausted,
    List<String> recent,
    List<Happened> happened) {
  private static final int REMEMBERED = 8;

  /** A conversation in which nothing has happened. */
  public static final Talk NEW =
      new Talk(null, ThreadState.EMPTY, null, 0, null, List.of(), List.of());

  public Talk {
    recent = recent == null ? List.of() : recent;
    happened = happened == null ? List.of() : happened;
  }

  /** The episode at hand; null where there is none. */
  public @Nullable Episode episode() {
    return conversation == null ? null : conversation.episode();
  }

  /** Whether an episode is open. */
  public boolean isOpen() {
    Episode episode = episode();
    return episode != null && episode.isOpen();
  }

  Talk with(@Nullable Conversation changed) {
    return new Talk(changed, guard, attemptCause, round, exhausted, recent, happened);
  }

  Talk with(ThreadState changed) {
    return new Talk(conversation, changed, attemptCause, round, exhausted, recent, happened);
  }

  Talk attempted(ThreadState changed, String cause) {
    return new Talk(conversation, changed, cause, round, exhausted, recent, happened);
  }

  Talk inRound(int number) {
    return new Talk(conversation, guard, attemptCause, number, exhausted, recent, happened);
  }

  Talk exhausted(@Nullable Exhaustion alert) {
    return new Talk(conversation, guard, attemptCause, round, alert, recent, happened);
  }

  /** Whether that message is one of the customer's last. */
  boolean hasSeen(String messageId) {
    return recent.contains(messageId);
  }

  Talk seen(String messageId) {
    var last = new ArrayList<String>(REMEMBERED);
    last.addAll(recent.subList(Math.max(0, recent.size() - REMEMBERED + 1), recent.size()));
    last.add(messageId);
    return new Talk(conversation, guard, attemptCause, round, exhausted, last, happened);
  }

  /** After something that calls delayed actions off. */
  Talk noted(UnlessEvent what, long atMillis) {
    return new Talk(
        conversation,
        guard,
        attemptCause,
        round,
        exhausted,
        recent,
        Happened.added(happened, new Happened(what, atMillis)));
  }

  /** Whether that happened after one instant and by another. */
  boolean hasHappened(UnlessEvent what, long afterMillis, long untilMillis) {
    return happened.stream()
        .anyMatch(
            one ->
                one.what() == what
                    && one.atMillis() > afterMillis
                    && one.atMillis() <= untilMillis);
  }

  /** Whether a person, by what is known already, took it after that instant and has it still. */
  boolean isTakenAfter(long atMillis) {
    long taken =
        Math.max(
            Happened.last(happened, UnlessEvent.HUMAN_REPLY),
            Happened.last(happened, UnlessEvent.ASSIGNED));
    return taken > atMillis && Happened.last(happened, UnlessEvent.RESOLVED) < taken;
  }
}
