package io.tideline.job.content;

import io.tideline.udfs.content.AccountSums;
import io.tideline.udfs.content.Followers;
import io.tideline.udfs.content.TopVideo;
import io.tideline.udfs.content.WeekFigures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A week of an account.
 *
 * @param startMillis when it began
 * @param tops the best videos of each shard that has any
 * @param issues how often its row has been issued
 */
public record AccountWeekState(
    long startMillis,
    AccountSums sums,
    @Nullable Followers followers,
    ShardTop[] tops,
    long issues) {

  public AccountWeekState {
    sums = sums == null ? AccountSums.NONE : sums;
    tops = tops == null ? new ShardTop[0] : tops;
  }

  static AccountWeekState begun(long startMillis) {
    return new AccountWeekState(startMillis, AccountSums.NONE, null, new ShardTop[0], 0);
  }

  AccountWeekState with(AccountChange change) {
    Followers newest =
        followers == null || change.followers() == null
            ? (followers == null ? change.followers() : followers)
            : Followers.newer(followers, change.followers());
    ShardTop[] changed = change.top() == null ? tops : with(change.top());
    return new AccountWeekState(startMillis, sums.plus(change.sums()), newest, changed, issues);
  }

  private ShardTop[] with(ShardTop top) {
    for (int i = 0; i < tops.length; i++) {
      if (tops[i].shard() == top.shard()) {
        ShardTop[] changed = tops.clone();
        changed[i] = top;
        return changed;
      }
    }
    ShardTop[] longer = Arrays.copyOf(tops, tops.length + 1);
    longer[tops.length] = top;
    return longer;
  }

  AccountWeekState issued() {
    return new AccountWeekState(startMillis, sums, followers, tops, issues + 1);
  }

  /** Whether there is a row of it. */
  boolean hasRow() {
    return followers != null && sums.videos() > 0;
  }

  /** The figures of its row; it must have one. */
  WeekFigures figures() {
    return sums.figures(followersAtEnd());
  }

  long followersAtEnd() {
    return followers == null ? 0 : followers.count();
  }

  List<TopVideo> top() {
    var all = new ArrayList<TopVideo>();
    for (ShardTop top : tops) {
      all.addAll(Arrays.asList(top.videos()));
    }
    all.sort(TopVideo.ORDER);
    return all.subList(0, Math.min(TopVideo.SHOWN, all.size()));
  }
}
