package io.tideline.job.alerts;

import io.tideline.udfs.alert.group.Notification;

/**
 * A notification that somebody is still to be told, or is to be told again.
 *
 * @param target whom, by name
 * @param notification the newest of its group
 * @param sinceMillis wall clock since when it could not be told; of one that was told, when that
 *     was
 * @param dueMillis wall clock when to tell it next
 * @param attempts how often that has failed
 */
public record PendingNotification(
    String target, Notification notification, long sinceMillis, long dueMillis, int attempts) {
  private static final long FIRST_PAUSE_MILLIS = 1_000;
  private static final long LONGEST_PAUSE_MILLIS = 300_000;
  private static final int DOUBLINGS = 9;

  static PendingNotification of(String target, Notification notification, long nowMillis) {
    return new PendingNotification(target, notification, nowMillis, nowMillis, 0);
  }

  /** What it is of; a later notification of the same replaces it. */
  String key() {
    return target + '\n' + notification.groupKey() + '\n' + notification.id();
  }

  /** After it could not be told: a pause that doubles, from 1 s to 5 min. */
  PendingNotification failed(long nowMillis) {
    long pause =
        Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempts, DOUBLINGS));
    return new PendingNotification(
        target, notification, sinceMillis, nowMillis + pause, attempts + 1);
  }

  /** After it was told, where it must be told again. */
  PendingNotification again(long nowMillis, long resendMillis) {
    return new PendingNotification(target, notification, nowMillis, nowMillis + resendMillis, 0);
  }
}
