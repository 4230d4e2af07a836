package io.tideline.job.posting;

import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.udfs.posting.PostingRule;
import io.tideline.udfs.posting.PostingWindow;
import io.tideline.udfs.posting.TagLift;
import io.tideline.udfs.posting.TagRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of {@code posting_windows} and {@code tag_lift} (CONTRACTS §3, SEMANTICS §6). */
final class PostingRows {
  private final String accountId;
  private final long hour;

  /**
   * Of an account.
   *
   * @param hour at which they are computed, in milliseconds since the epoch
   */
  PostingRows(String accountId, long hour) {
    this.accountId = accountId;
    this.hour = hour;
  }

  /** All rows of the account. */
  List<TableRow> of(KnownFacts known) {
    var rows = new ArrayList<TableRow>();
    PostingRule.windows(known.posts(), known.audiences(), hour)
        .forEach(window -> rows.add(row(window)));
    TagRule.lifts(known.posts(), hour).forEach(lift -> rows.add(row(lift)));
    return rows;
  }

  /** What names a row among an account's. */
  static String name(TableRow row) {
    return row.table() + ' ' + row.values()[1] + ' ' + row.values()[2];
  }

  /** The deletion of the row of that name, with its key. */
  TableRow gone(IssuedRow row) {
    WarehouseTable table = WarehouseTable.ofName(row.table());
    RowBuilder builder = RowBuilder.of(table).set("account_id", accountId);
    if (table == WarehouseTable.POSTING_WINDOWS) {
      builder.set("region", row.first()).set("hour_of_week", Long.parseLong(row.second()));
    } else {
      builder.set("kind", row.first()).set("tag", row.second());
    }
    return builder.buildDeletion(revision());
  }

  private TableRow row(PostingWindow window) {
    return RowBuilder.of(WarehouseTable.POSTING_WINDOWS)
        .set("account_id", accountId)
        .set("region", window.region())
        .set("hour_of_week", window.hourOfWeek())
        .set("active_followers_avg", window.activeFollowers())
        .set("posts", window.posts())
        .set("median_reach", window.medianReach())
        .set("median_watch_ratio", window.medianWatchRatio())
        .set("score", window.score())
        .set("rank", window.rank())
        .build(revision());
  }

  private TableRow row(TagLift lift) {
    return RowBuilder.of(WarehouseTable.TAG_LIFT)
        .set("account_id", accountId)
        .set("kind", lift.kind().label())
        .set("tag", lift.tag())
        .set("owned", lift.owned())
        .set("videos_with", lift.videosWith())
        .set("videos_without", lift.videosWithout())
        .set("reach_lift_pct", percent(lift.reach()))
        .set("completion_lift_pct", percent(lift.completion()))
        .set("er_lift_pct", percent(lift.engagement()))
        .set("ci_low_pct", percent(lift.low()))
        .set("ci_high_pct", percent(lift.high()))
        .build(revision());
  }

  private long revision() {
    return hour / PostingTimes.HOUR_MILLIS;
  }

  private static @Nullable Double percent(@Nullable Double share) {
    return share == null ? null : (Double) (share * 100);
  }
}
