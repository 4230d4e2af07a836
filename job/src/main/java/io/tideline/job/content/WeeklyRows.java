package io.tideline.job.content;

import io.tideline.connectors.codec.ContentJson;
import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.udfs.content.Rate;
import io.tideline.udfs.content.VideoHistory;
import io.tideline.udfs.content.VideoWeek;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Rows of {@code video_weekly} and {@code account_weekly} (CONTRACTS §3, SEMANTICS §6). */
final class WeeklyRows {
  private WeeklyRows() {}

  /**
   * A video's week. Its revision follows from the content and grows with every change of it, so
   * that a replay after a failure can't put an older row over a newer one.
   */
  static TableRow video(VideoKey key, VideoHistory history, int place) {
    VideoWeek week = history.weeks()[place];
    RowBuilder row =
        RowBuilder.of(WarehouseTable.VIDEO_WEEKLY)
            .set("video_id", key.videoId())
            .setTime("week_start", week.startMillis())
            .set("account_id", key.accountId())
            .set("platform", key.platform())
            .set("followers", week.last().followers());
    return WeeklyColumn.setAll(row, history.figures(place), history.figuresBefore(place))
        .build(history.revision(place));
  }

  /**
   * An account's week, which must have a row.
   *
   * @param before the week right before it; null where that has no row
   */
  static TableRow account(
      AccountKey key, AccountWeekState week, @Nullable AccountWeekState before) {
    RowBuilder row =
        RowBuilder.of(WarehouseTable.ACCOUNT_WEEKLY)
            .set("account_id", key.accountId())
            .set("platform", key.platform())
            .setTime("week_start", week.startMillis())
            .set("followers_end", week.followersAtEnd())
            .set("top_videos", ContentJson.topVideos(week.top()));
    if (before != null) {
      BigDecimal then = BigDecimal.valueOf(before.followersAtEnd());
      long growth = week.followersAtEnd() - before.followersAtEnd();
      Rate rate = Rate.percent(BigDecimal.valueOf(growth), then);
      row.set("follower_growth", growth)
          .set("follower_growth_pct", rate == null ? null : (Double) rate.value());
    }
    return WeeklyColumn.setAll(row, week.figures(), before == null ? null : before.figures())
        .build(week.issues());
  }
}
