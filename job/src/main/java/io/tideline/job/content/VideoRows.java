package io.tideline.job.content;

import io.tideline.connectors.codec.ContentJson;
import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.udfs.content.Grade;
import io.tideline.udfs.content.Rate;
import io.tideline.udfs.content.Rates;
import io.tideline.udfs.content.ReachBand;
import io.tideline.udfs.content.SnapshotFigures;
import io.tideline.udfs.content.VideoGrades;
import io.tideline.udfs.content.WatchGrade;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.VideoSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code video_metrics} (CONTRACTS §3, SEMANTICS §6): a snapshot as a whole, with its rates
 * and grades. The revision is the snapshot's time, so the latest stands wherever rows meet.
 */
final class VideoRows {
  private VideoRows() {}

  static TableRow row(Event event, SnapshotFigures figures, VideoGrades grades) {
    VideoSnapshot video = event.videoSnapshot();
    Rates rates = Rates.of(figures.counters(), video.followers(), figures.durationSeconds());
    RowBuilder row = said(event, video, figures);
    setRates(row, rates);
    setGrades(row, video, rates, grades);
    return row.build(Math.max(0, event.occurredAtMillis()));
  }

  private static RowBuilder said(Event event, VideoSnapshot video, SnapshotFigures figures) {
    return RowBuilder.of(WarehouseTable.VIDEO_METRICS)
        .set("video_id", video.videoId())
        .set("account_id", event.accountId())
        .set("platform", event.platform())
        .setTime("occurred_at", event.occurredAtMillis())
        .setTime("published_at", video.publishedAtMillis())
        .set("duration_s", figures.durationSeconds())
        .set("views", video.views())
        .set("likes", video.likes())
        .set("comments", video.comments())
        .set("shares", video.shares())
        .set("saves", video.saves())
        .set("reach", video.reach())
        .set("impressions", video.impressions())
        .set("plays", video.plays())
        .set("completions", video.completions())
        .set("watch_time_s", figures.counters().watchTimeSeconds())
        .set("followers", video.followers())
        .set("hashtags", ContentJson.texts(video.hashtags()))
        .set("sound_id", video.soundId())
        .set("sound_owned", video.soundOwned())
        .set("region", video.region())
        .set("campaign_tag", video.campaignTag())
        .set("experiment", ContentJson.arm(video.experiment()));
  }

  private static void setRates(RowBuilder row, Rates rates) {
    row.set("er_by_followers_pct", shown(rates.byFollowers()))
        .set("er_by_views_pct", shown(rates.byViews()))
        .set("er_by_reach_pct", shown(rates.byReach()))
        .set("avg_watch_time_s", shown(rates.averageWatchSeconds()))
        .set("watch_ratio", shown(rates.watchRatio()))
        .set("completion_rate_pct", shown(rates.completion()));
  }

  private static void setGrades(
      RowBuilder row, VideoSnapshot video, Rates rates, VideoGrades grades) {
    Rate viewsPerFollower = VideoGrades.viewsPerFollower(video.views(), video.followers());
    WatchGrade watch = grades.watch(rates.watchRatio());
    ReachBand reach = grades.reach(viewsPerFollower);
    row.set("watch_grade", watch == null ? null : watch.label())
        .set("completion_grade", label(grades.completion(rates.completion())))
        .set("view_to_follower_ratio", shown(viewsPerFollower))
        .set("reach_band", reach == null ? null : reach.label())
        .set("tier", grades.tier(video.followers()).label())
        .set("engagement_grade", label(grades.engagement(rates, video.followers())));
  }

  private static @Nullable String label(@Nullable Grade grade) {
    return grade == null ? null : grade.label();
  }

  private static @Nullable Double shown(@Nullable Rate rate) {
    return rate == null ? null : rate.value();
  }
}
