package io.tideline.udfs.spike;

import io.tideline.udfs.alert.AlertState;
import org.jspecify.annotations.Nullable;

/**
 * How a series stands with the adaptive detector. Kept in state, so append only.
 *
 * @param judgedThroughMillis the detector has taken in all slices up to here; 0 where there is none
 * @param watchedThroughMillis up to here a lack of events is told, where drops are
 * @param rise the anomaly that is up; null where none is
 * @param spikeEndMillis the first window end of the spike that speaks for it; 0 where none does
 * @param drop the drop that is up; null where none is
 */
public record AnomalyState(
    long judgedThroughMillis,
    long watchedThroughMillis,
    @Nullable AlertState rise,
    long spikeEndMillis,
    @Nullable AlertState drop) {

  /** Of a series that was never loud enough. */
  public static final AnomalyState NONE = new AnomalyState(0, 0, null, 0, null);

  /** Whether an alert is up. */
  public boolean isUp() {
    return rise != null || drop != null;
  }

  AnomalyState judged(long throughMillis) {
    return new AnomalyState(throughMillis, watchedThroughMillis, rise, spikeEndMillis, drop);
  }

  AnomalyState watched(long throughMillis) {
    return new AnomalyState(judgedThroughMillis, throughMillis, rise, spikeEndMillis, drop);
  }

  AnomalyState rising(@Nullable AlertState next, long spikeEnd) {
    return new AnomalyState(judgedThroughMillis, watchedThroughMillis, next, spikeEnd, drop);
  }

  AnomalyState dropping(@Nullable AlertState next) {
    return new AnomalyState(judgedThroughMillis, watchedThroughMillis, rise, spikeEndMillis, next);
  }
}
