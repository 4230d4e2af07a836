package io.tideline.job.live;

import io.tideline.udfs.live.GiftStreak;

/**
 * What is kept of a streak, and which timers are set for it.
 *
 * @param forgetAtMillis when it leaves
 * @param wakeAtMillis the event-time timer; {@link Long#MAX_VALUE} without one
 * @param wallAtMillis likewise, the wall-clock timer
 */
public record GiftStreakState(
    GiftStreak streak, long forgetAtMillis, long wakeAtMillis, long wallAtMillis) {

  GiftStreakState with(GiftStreak changed) {
    return new GiftStreakState(changed, forgetAtMillis, wakeAtMillis, wallAtMillis);
  }

  GiftStreakState wakingAt(long millis) {
    return new GiftStreakState(streak, forgetAtMillis, millis, wallAtMillis);
  }

  GiftStreakState wallAt(long millis) {
    return new GiftStreakState(streak, forgetAtMillis, wakeAtMillis, millis);
  }
}
