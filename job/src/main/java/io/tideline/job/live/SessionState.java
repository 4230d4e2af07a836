package io.tideline.job.live;

import io.tideline.udfs.live.LiveSession;

/**
 * What is kept of a live beside the orders that may be taken back.
 *
 * @param forgetAtMillis when all of it leaves
 * @param salesUntilMillis when those orders leave; {@link Long#MAX_VALUE} where there are none
 * @param wakeAtMillis the timer that is set; {@link Long#MAX_VALUE} without one
 */
public record SessionState(
    LiveSession session, long forgetAtMillis, long salesUntilMillis, long wakeAtMillis) {

  SessionState with(LiveSession changed) {
    return new SessionState(changed, forgetAtMillis, salesUntilMillis, wakeAtMillis);
  }

  SessionState withoutSales() {
    return new SessionState(session, forgetAtMillis, Long.MAX_VALUE, wakeAtMillis);
  }

  SessionState wakingAt(long millis) {
    return new SessionState(session, forgetAtMillis, salesUntilMillis, millis);
  }

  long nextMillis() {
    return Math.min(forgetAtMillis, salesUntilMillis);
  }
}
