package io.tideline.job.content;

import io.tideline.connectors.warehouse.TableRow;
import io.tideline.udfs.content.AccountSums;
import io.tideline.udfs.content.Counters;
import io.tideline.udfs.content.Followers;
import io.tideline.udfs.content.SnapshotFigures;
import io.tideline.udfs.content.VideoHistory;
import io.tideline.udfs.content.VideoWeek;
import io.tideline.udfs.content.WeekFigures;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Issues the weeks of a video that differ after a snapshot, and what that changes elsewhere. */
final class WeekIssue {
  private final VideoKey key;
  private final VideoHistory before;
  private final VideoHistory after;

  WeekIssue(VideoKey key, VideoHistory before, VideoHistory after) {
    this.key = key;
    this.before = before;
    this.after = after;
  }

  /**
   * Goes through the weeks from one on: none before it can change.
   *
   * @param monday of the week that the snapshot was taken in
   */
  void issueFrom(long monday, Consumer<TableRow> rows, Consumer<WeekChange> changes) {
    for (int place = after.placeOf(monday); place < after.weeks().length; place++) {
      int old = placeBefore(after.weeks()[place].monday());
      WeekFigures now = after.figures(place);
      WeekFigures then = old < 0 ? null : before.figures(old);
      boolean isSame = now.equals(then) && isSameWeek(place, old);
      boolean isSameBase =
          old >= 0
              && after.revision(place) == before.revision(old)
              && Objects.equals(after.figuresBefore(place), before.figuresBefore(old));
      // By the revision too, which goes by the snapshots alone: by the figures it would be left to
      // the order of arrival whether a row that looks the same is written again.
      if (!isSame || !isSameBase) {
        rows.accept(WeeklyRows.video(key, after, place));
      }
      if (!isSame) {
        changes.accept(change(place, now, old, then));
      }
    }
  }

  private boolean isSameWeek(int place, int old) {
    return old >= 0 && after.weeks()[place].equals(before.weeks()[old]);
  }

  private int placeBefore(long monday) {
    int place = before.placeOf(monday);
    boolean isThere = place < before.weeks().length && before.weeks()[place].monday() == monday;
    return isThere ? place : -1;
  }

  private WeekChange change(int place, WeekFigures now, int old, @Nullable WeekFigures then) {
    VideoWeek week = after.weeks()[place];
    var account = new AccountKey(key.accountId(), key.platform());
    AccountSums sums = sums(now.increase(), week.last());
    if (then != null) {
      sums = sums.minus(sums(then.increase(), before.weeks()[old].last()));
    }
    long views = now.increase().views();
    boolean sameViews = then != null && then.increase().views() == views;
    return new WeekChange(
        new AccountChange(
            account, week.monday(), week.startMillis(), sums, Followers.of(week.last()), null),
        sameViews
            ? null
            : new ViewsChange(account, week.monday(), week.startMillis(), key.videoId(), views));
  }

  private static AccountSums sums(Counters increase, SnapshotFigures last) {
    return AccountSums.of(increase, last.durationSeconds());
  }
}
