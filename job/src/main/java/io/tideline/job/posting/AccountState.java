package io.tideline.job.posting;

/**
 * How far an account's tables are.
 *
 * @param videos how many are known
 * @param audiences how many hours of regions are known
 * @param computedMillis the full hour they were last computed for
 * @param wakeAtMillis the next at which they may change; the smallest of those that are set
 */
public record AccountState(int videos, int audiences, long computedMillis, long wakeAtMillis) {
  static final AccountState NEW = new AccountState(0, 0, Long.MIN_VALUE, Long.MAX_VALUE);

  AccountState wakingAt(long millis) {
    return new AccountState(videos, audiences, computedMillis, millis);
  }
}
