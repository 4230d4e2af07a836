package io.tideline.job.spikes;

import io.tideline.udfs.alert.AlertState;
import io.tideline.udfs.spike.AnomalyState;
import io.tideline.udfs.spike.DayCounts;
import io.tideline.udfs.spike.Lives;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a series, flat, because it is visited more often than anything else. The day in
 * progress, the one before and the same day a week before are kept here, since every flush needs
 * them; other days are in a map beside it.
 *
 * @param beginMillis the first event of its newest life; see {@link Lives}
 * @param lastMillis the last event of its newest life
 * @param earlierLives as {@link Lives#earlier}
 * @param day the newest day with events, counted from the epoch
 * @param today its counts
 * @param yesterday the counts of the day before
 * @param weekBefore the counts of the same day a week before
 * @param prunedThroughDay days up to here have left the map
 * @param judgedThroughMillis the last slice end judged
 * @param nextJudgementMillis when the next is due; {@link Long#MAX_VALUE} where nothing can fire
 * @param forgetAtMillis when to look whether the series is to be forgotten
 * @param spike the volume spike that is up; null where none is
 * @param growth the sustained growth that is up; null where none is
 * @param anomalies how it stands with the adaptive detector, which is in a state of its own
 */
public record SeriesState(
    long beginMillis,
    long lastMillis,
    long[] earlierLives,
    long day,
    DayCounts today,
    DayCounts yesterday,
    DayCounts weekBefore,
    long prunedThroughDay,
    long judgedThroughMillis,
    long nextJudgementMillis,
    long forgetAtMillis,
    @Nullable AlertState spike,
    @Nullable AlertState growth,
    AnomalyState anomalies) {

  public SeriesState {
    earlierLives = earlierLives == null ? Lives.NONE.earlier() : earlierLives;
    today = today == null ? DayCounts.EMPTY : today;
    yesterday = yesterday == null ? DayCounts.EMPTY : yesterday;
    weekBefore = weekBefore == null ? DayCounts.EMPTY : weekBefore;
    anomalies = anomalies == null ? AnomalyState.NONE : anomalies;
  }
}
