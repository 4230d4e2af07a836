package io.tideline.job.spikes;

import io.tideline.udfs.alert.AlertLifecycle;
import io.tideline.udfs.alert.AlertState;
import io.tideline.udfs.alert.AlertTransition;
import io.tideline.udfs.alert.Judgement;
import io.tideline.udfs.event.Severity;
import io.tideline.udfs.playbook.GrowthThresholds;
import io.tideline.udfs.spike.GrowthRule;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.VolumeAlerts;
import io.tideline.udfs.spike.VolumeSeries;
import java.util.Objects;

/** Judges the daily direct messages of an account for sustained growth, at day ends only. */
final class GrowthWatch {
  private final GrowthRule rule;
  private final AlertLifecycle lifecycle = new AlertLifecycle(1);

  GrowthWatch(GrowthThresholds thresholds) {
    this.rule = new GrowthRule(thresholds);
  }

  /** True for the series that are judged. */
  static boolean watches(SeriesKey key) {
    return key.series().equals(VolumeSeries.DM.wireName()) && key.videoId().isEmpty();
  }

  /** Judges the day that has ended, and the days before it. */
  AlertTransition onDayEnd(SeriesDays days) {
    boolean holds = holds(days);
    var judgement = new Judgement(days.endOf(days.ended()), holds, Severity.WARNING, !holds, true);
    AlertTransition transition = lifecycle.apply(days.book().growth, judgement);
    days.book().growth = transition.next();
    return transition;
  }

  private boolean holds(SeriesDays days) {
    int rises = rule.thresholds().days();
    if (days.ended() - rises < days.firstDay()) {
      return false;
    }
    long[] counts = new long[rises + 1];
    for (int i = 0; i <= rises; i++) {
      counts[i] = days.count(days.ended() - rises + i);
    }
    return rule.holds(counts);
  }

  /** What is to be told of a transition. */
  VolumeAlerts.Growth found(SeriesDays days, AlertTransition transition) {
    AlertState state = Objects.requireNonNull(transition.published());
    long firstEnd = state.firstWindowEndMillis();
    long firstDay =
        days.windows().dayOf(days.accountId(), firstEnd - 1) - rule.thresholds().days() + 1;
    return new VolumeAlerts.Growth(
        transition,
        days.windows().startOf(days.accountId(), firstDay),
        days.endOf(days.ended()),
        days.count(days.ended() - 1),
        days.count(days.ended()));
  }
}
