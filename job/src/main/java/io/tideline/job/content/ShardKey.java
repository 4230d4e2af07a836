package io.tideline.job.content;

/**
 * A part of an account's videos in a week.
 *
 * @param monday the week's first day, counted from the epoch
 */
public record ShardKey(String accountId, String platform, long monday, int shard) {
  private static final int SHARDS = 16;

  static ShardKey of(ViewsChange change) {
    return new ShardKey(
        change.account().accountId(),
        change.account().platform(),
        change.monday(),
        Math.floorMod(change.videoId().hashCode(), SHARDS));
  }
}
