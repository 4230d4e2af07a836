package io.tideline.udfs.live;

import org.jspecify.annotations.Nullable;

/**
 * Whose a streak is: who sent the earliest of its messages, by time and then event id. Under one
 * streak id there should be one viewer; where there are several the streak counts once all the
 * same, and which of them it is does not depend on the order in which messages come.
 *
 * @param viewerId a raw id, never for a table
 * @param atMillis when their earliest message happened
 * @param eventId of that message
 * @param othersCount so many of the streak's gifts count for nobody or for whoever was forgotten
 * @param othersWorth what those are worth, in diamonds
 */
public record StreakGiver(
    String viewerId, long atMillis, String eventId, long othersCount, long othersWorth) {

  /** Of a gift, where what came before it counts for others. */
  static StreakGiver of(Gift gift, long othersCount, long othersWorth) {
    return new StreakGiver(
        gift.viewerId(), gift.atMillis(), gift.eventId(), othersCount, othersWorth);
  }

  /** After one more message: its sender where it is earlier; the same object where it is not. */
  StreakGiver or(Gift gift) {
    boolean isEarlier =
        gift.atMillis() < atMillis
            || gift.atMillis() == atMillis && gift.eventId().compareTo(eventId) < 0;
    return isEarlier ? of(gift, othersCount, othersWorth) : this;
  }

  /** Whether both are the same viewer. */
  boolean isSame(@Nullable StreakGiver other) {
    return other != null && viewerId.equals(other.viewerId);
  }
}
