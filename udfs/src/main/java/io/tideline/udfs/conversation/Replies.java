package io.tideline.udfs.conversation;

import org.jspecify.annotations.Nullable;

/**
 * Who has been answered when, in an episode (SEMANTICS §5).
 *
 * @param firstMillis first outbound message of any sender; null before it
 * @param firstHumanMillis first outbound message of an agent; null before it
 * @param lastMillis last outbound message; null before the first
 * @param waitingSinceMillis the first inbound message not yet answered: later ones do not restart
 *     the clock; null where nobody waits
 * @param nextCount how often a message after the first reply has been answered
 * @param nextSumMillis sum of those waits, the next response times
 * @param nextMaxMillis the longest of them
 */
public record Replies(
    @Nullable Long firstMillis,
    @Nullable Long firstHumanMillis,
    @Nullable Long lastMillis,
    @Nullable Long waitingSinceMillis,
    int nextCount,
    long nextSumMillis,
    long nextMaxMillis) {

  static final Replies NONE = new Replies(null, null, null, null, 0, 0, 0);

  /** After an inbound message. */
  Replies asked(long atMillis) {
    boolean answered = lastMillis != null && lastMillis > atMillis;
    if (answered || (waitingSinceMillis != null && waitingSinceMillis <= atMillis)) {
      return this;
    }
    return waitingSince(atMillis);
  }

  /** After an outbound message. */
  Replies answered(long atMillis, boolean byAgent) {
    var next =
        new Replies(
            earlier(firstMillis, atMillis),
            byAgent ? earlier(firstHumanMillis, atMillis) : firstHumanMillis,
            lastMillis == null ? atMillis : Math.max(lastMillis, atMillis),
            waitingSinceMillis,
            nextCount,
            nextSumMillis,
            nextMaxMillis);
    if (waitingSinceMillis == null || atMillis < waitingSinceMillis) {
      return next;
    }
    return firstMillis == null ? next.waitingSince(null) : next.waited(atMillis);
  }

  /** Once resolved, nobody waits. */
  Replies resolved() {
    return waitingSinceMillis == null ? this : waitingSince(null);
  }

  private Replies waited(long untilMillis) {
    long wait = untilMillis - waitingSinceMillis;
    return new Replies(
        firstMillis,
        firstHumanMillis,
        lastMillis,
        null,
        nextCount + 1,
        nextSumMillis + wait,
        Math.max(nextMaxMillis, wait));
  }

  private Replies waitingSince(@Nullable Long millis) {
    return new Replies(
        firstMillis, firstHumanMillis, lastMillis, millis, nextCount, nextSumMillis, nextMaxMillis);
  }

  private static Long earlier(@Nullable Long known, long millis) {
    return known == null ? millis : Math.min(known, millis);
  }
}
