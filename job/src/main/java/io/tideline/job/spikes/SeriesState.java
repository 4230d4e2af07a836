package io.tideline.job.spikes;

import io.tideline.udfs.alert.AlertState;
import io.tideline.udfs.spike.DayCounts;
import io.tideline.udfs.spike.Lives;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a series. The day in progress and the same day a week before are kept here, since
 * every flush needs them; other days are in a map beside it.
 *
 * @param lives when it lived: a series forgotten and seen again begins anew
 * @param day the newest day with events, counted from the epoch
 * @param today its counts
 * @param weekBefore the counts of the same day a week before
 * @param prunedThroughDay days up to here have left the map
 * @param judgedThroughMillis the last slice end judged
 * @param nextJudgementMillis when the next is due; {@link Long#MAX_VALUE} where nothing can fire
 * @param forgetAtMillis when to look whether the series is to be forgotten
 * @param spike the volume spike that is up; null where none is
 * @param growth the sustained growth that is up; null where none is
 */
public record SeriesState(
    Lives lives,
    long day,
    DayCounts today,
    DayCounts weekBefore,
    long prunedThroughDay,
    long judgedThroughMillis,
    long nextJudgementMillis,
    long forgetAtMillis,
    @Nullable AlertState spike,
    @Nullable AlertState growth) {

  public SeriesState {
    lives = lives == null ? Lives.NONE : lives;
    today = today == null ? DayCounts.EMPTY : today;
    weekBefore = weekBefore == null ? DayCounts.EMPTY : weekBefore;
  }
}
