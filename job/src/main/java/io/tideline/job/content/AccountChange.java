package io.tideline.job.content;

import io.tideline.udfs.content.AccountSums;
import io.tideline.udfs.content.Followers;
import org.jspecify.annotations.Nullable;

/**
 * What changes of an account's week.
 *
 * @param monday the week's first day, counted from the epoch
 * @param startMillis when the week began
 * @param sums what is to be added
 * @param followers the newest figure there is; null where there is no new one
 * @param top the best of one shard, instead of what they were; null where they are the same
 */
public record AccountChange(
    AccountKey account,
    long monday,
    long startMillis,
    AccountSums sums,
    @Nullable Followers followers,
    @Nullable ShardTop top) {

  /** Both together; of one week, and from no shard. */
  AccountChange plus(AccountChange other) {
    Followers newest =
        followers == null || other.followers == null
            ? (followers == null ? other.followers : followers)
            : Followers.newer(followers, other.followers);
    return new AccountChange(account, monday, startMillis, sums.plus(other.sums), newest, null);
  }
}
