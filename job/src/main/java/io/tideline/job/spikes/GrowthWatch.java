package io.tideline.job.spikes;

import io.tideline.udfs.alert.AlertLifecycle;
import io.tideline.udfs.alert.AlertTransition;
import io.tideline.udfs.alert.Judgement;
import io.tideline.udfs.event.Severity;
import io.tideline.udfs.playbook.GrowthThresholds;
import io.tideline.udfs.spike.GrowthRule;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.Slices;
import io.tideline.udfs.spike.VolumeSeries;

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
  AlertTransition onDayEnd(SeriesBook book, long dayEndMillis) throws Exception {
    boolean holds = holds(book, Slices.dayOf(dayEndMillis) - 1);
    var judgement = new Judgement(dayEndMillis, holds, Severity.WARNING, !holds, true);
    AlertTransition transition = lifecycle.apply(book.growth, judgement);
    book.growth = transition.next();
    return transition;
  }

  private boolean holds(SeriesBook book, long lastDay) throws Exception {
    int days = rule.thresholds().days();
    if (lastDay - days < Slices.dayOf(book.firstOf((lastDay + 1) * Slices.DAY_MILLIS))) {
      return false;
    }
    long[] counts = new long[days + 1];
    for (int i = 0; i <= days; i++) {
      counts[i] = book.day(lastDay - days + i).total();
    }
    return rule.holds(counts);
  }
}
