package io.tideline.job.attribution;

/**
 * What is kept of an id beside its touches and orders.
 *
 * @param wakeAtMillis the timer that is set for its touches; {@link Long#MAX_VALUE} without one
 * @param newestOrderMillis of the orders that were answered; {@link Long#MIN_VALUE} without one
 * @param endedThroughMillis touches up to here belong to a path that has ended, with an order or
 *     without
 */
public record HolderState(long wakeAtMillis, long newestOrderMillis, long endedThroughMillis) {
  static final HolderState NEW = new HolderState(Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE);

  HolderState wakingAt(long millis) {
    return new HolderState(millis, newestOrderMillis, endedThroughMillis);
  }

  HolderState withOrder(long millis) {
    return new HolderState(
        wakeAtMillis, Math.max(newestOrderMillis, millis), Math.max(endedThroughMillis, millis));
  }

  HolderState endedThrough(long millis) {
    return new HolderState(wakeAtMillis, newestOrderMillis, Math.max(endedThroughMillis, millis));
  }
}
