package io.tideline.job.content;

/** How long weeks and videos are kept, in event time. */
final class ContentTimes {
  static final long DAY_MILLIS = 86_400_000L;

  /** From the start of a week, and from a video's last snapshot. */
  static final long KEPT_MILLIS = 60 * DAY_MILLIS;

  /** Shards of an account's videos stay a day longer than those can change. */
  static final long SHARD_KEPT_MILLIS = KEPT_MILLIS + DAY_MILLIS;

  /** An account's week is what the next one is compared with. */
  static final long ACCOUNT_KEPT_MILLIS = SHARD_KEPT_MILLIS + 8 * DAY_MILLIS;

  private ContentTimes() {}
}
