package io.tideline.job.experiments;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a video has been.
 *
 * @param experiments each that it has ever been in
 * @param moments its newest snapshot, and those that the clock has not passed
 * @param forgetAtMillis when it is forgotten
 */
public record VideoState(List<String> experiments, List<Moment> moments, long forgetAtMillis) {
  static final VideoState NEW = new VideoState(List.of(), List.of(), Long.MIN_VALUE);

  public VideoState {
    experiments = experiments == null ? List.of() : experiments;
    moments = moments == null ? List.of() : moments;
  }

  /** With one more experiment. */
  VideoState in(String experimentId) {
    var all = new ArrayList<>(experiments);
    all.add(experimentId);
    return new VideoState(all, moments, forgetAtMillis);
  }

  /** With one more moment, without those that can no longer matter. */
  VideoState at(Moment moment, long clockMillis) {
    Moment newest = moments.stream().max(Moment.ORDER).orElse(moment);
    newest = Moment.ORDER.compare(newest, moment) < 0 ? moment : newest;
    var kept = new ArrayList<Moment>();
    for (Moment known : moments) {
      if (known.atMillis() > clockMillis && known != newest) {
        kept.add(known);
      }
    }
    if (moment.atMillis() > clockMillis && moment != newest) {
      kept.add(moment);
    }
    kept.add(newest);
    return new VideoState(experiments, kept, forgetAtMillis);
  }

  VideoState forgottenAt(long millis) {
    return new VideoState(experiments, moments, millis);
  }
}
