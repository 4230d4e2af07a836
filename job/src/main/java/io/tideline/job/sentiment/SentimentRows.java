package io.tideline.job.sentiment;

import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.series.Window;
import io.tideline.udfs.sentiment.Scores;
import io.tideline.udfs.sentiment.SliceScores;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.Slices;

/**
 * Rows of {@code sentiment_hourly} (CONTRACTS §3, SEMANTICS §4); {@code baseline_mean} is null
 * where the same hour a week before has no message with a score.
 *
 * <p>The revision follows from the content and grows with every change of it, so that a replay
 * after a failure can't put an older row over a newer one: {@code 2 · (messages + those of the week
 * before) + (1 where final)}; messages are only added.
 */
final class SentimentRows {
  private SentimentRows() {}

  /** The row of the window as it stands. */
  static TableRow row(SeriesKey key, SliceScores series, Window window, long clockMillis) {
    Scores scores = series.scores(window.startMillis(), window.endMillis());
    Scores before =
        series.scores(
            window.startMillis() - Slices.WEEK_MILLIS, window.endMillis() - Slices.WEEK_MILLIS);
    boolean last = window.endMillis() <= clockMillis;
    return RowBuilder.of(window.table())
        .set("account_id", key.accountId())
        .set("platform", key.platform())
        .set("channel", key.series())
        .set("video_id", key.videoId())
        .setTime("window_start", window.startMillis())
        .set("messages", scores.messages())
        .set("mean_score", scores.mean())
        .set("negative_pct", scores.negativePct())
        .set("baseline_mean", before.mean())
        .set("final", last)
        .build(2 * (scores.messages() + before.messages()) + (last ? 1 : 0));
  }
}
