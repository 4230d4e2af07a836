package io.tideline.job.sentiment;

import io.tideline.udfs.alert.AlertState;
import io.tideline.udfs.sentiment.DayScores;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a series, flat; days that are not here are in a map beside it.
 *
 * @param oldestDay none before it has messages, counted from the epoch
 * @param day the newest day with messages
 * @param today its scores
 * @param yesterday the scores of the day before
 * @param weekBefore the scores of the same day a week before
 * @param prunedThroughDay days up to here have left the map
 * @param judgedThroughMillis the last slice end judged
 * @param nextJudgementMillis when the next is due; {@link Long#MAX_VALUE} where nothing can fire
 * @param forgetAtMillis when to look whether the series is to be forgotten
 * @param heardMillis the last slice end that had enough messages while the drop was up
 * @param drop the drop that is up; null where none is
 */
public record SentimentState(
    long oldestDay,
    long day,
    DayScores today,
    DayScores yesterday,
    DayScores weekBefore,
    long prunedThroughDay,
    long judgedThroughMillis,
    long nextJudgementMillis,
    long forgetAtMillis,
    long heardMillis,
    @Nullable AlertState drop) {

  public SentimentState {
    today = today == null ? DayScores.EMPTY : today;
    yesterday = yesterday == null ? DayScores.EMPTY : yesterday;
    weekBefore = weekBefore == null ? DayScores.EMPTY : weekBefore;
  }
}
