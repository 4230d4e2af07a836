package io.tideline.udfs.spike;

import io.tideline.udfs.alert.AlertLifecycle;
import io.tideline.udfs.alert.AlertState;
import io.tideline.udfs.alert.AlertTransition;
import io.tideline.udfs.alert.AlertTransition.Change;
import io.tideline.udfs.alert.Judgement;
import io.tideline.udfs.playbook.SpikeThresholds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges one series slice end by slice end (SEMANTICS §2) and fires as early as is sound.
 *
 * <p>At a slice end T, c counts the 60 minutes before T and b the same 60 minutes a week earlier.
 * Once the event-time clock has passed T the window is complete. Before that it may fire already,
 * since everything grows with c; but an alert is named after the <em>first</em> window that fires,
 * so an unfinished window may only fire when every window before it is decided:
 *
 * <ul>
 *   <li>the first slice end after the clock always may;
 *   <li>the second may when all partitions have passed the first ({@code progress}) and the events
 *       still under way are too few to make the first fire, taking them for as many again as its
 *       last slice has shown so far, and half of what the whole window has.
 * </ul>
 *
 * So a burst is told at once, and a slow climb across a slice boundary at most the bound on
 * disorder later, with the same id that a replay gives it.
 */
public final class SpikeJudge {
  private static final int STRAGGLERS = 5;

  private final SpikeRule rule;
  private final AlertLifecycle lifecycle;

  public SpikeJudge(SpikeThresholds thresholds) {
    this.rule = new SpikeRule(thresholds);
    this.lifecycle = new AlertLifecycle(thresholds.calmSlices());
  }

  /**
   * One change of the alert with the figures that made it.
   *
   * @param windowEndMillis the judged slice end
   * @param count events in the 60 minutes before it
   * @param baseline events in the same 60 minutes one week earlier
   */
  public record Finding(
      AlertTransition transition, long windowEndMillis, long count, long baseline) {}

  /**
   * The findings of a run of judgements, in order, and the alert that is up after them.
   *
   * @param alert null where none is up
   */
  public record Verdict(List<Finding> findings, @Nullable AlertState alert) {}

  /**
   * What there is to judge.
   *
   * @param counts the series' counts
   * @param lives when it lived: no window fires that begins less than a week after its life did
   * @param clockMillis event time: slice ends up to here are complete
   * @param progressMillis how far every active input has come; never behind the clock
   */
  public record Series(SliceCounts counts, Lives lives, long clockMillis, long progressMillis) {}

  /** Judges the complete slice ends after {@code judgedThrough}, then the unfinished ones. */
  public Verdict judge(Series series, @Nullable AlertState alert, long judgedThrough) {
    var findings = new ArrayList<Finding>();
    @Nullable AlertState current = alert;
    long last = Slices.floor(series.clockMillis(), Slices.SLICE_MILLIS);
    for (long end = judgedThrough + Slices.SLICE_MILLIS; end <= last; end += Slices.SLICE_MILLIS) {
      current = observe(series, current, end, findings);
    }
    return early(series, current, findings);
  }

  /** Judges the unfinished windows only; all complete ones must have been judged. */
  public Verdict judgeEarly(Series series, @Nullable AlertState alert) {
    return early(series, alert, new ArrayList<>());
  }

  private Verdict early(Series series, @Nullable AlertState alert, List<Finding> findings) {
    long first = Slices.endOf(series.clockMillis());
    @Nullable AlertState current = observe(series, alert, first, findings);
    if (mayJudgeSecond(series, current, first)) {
      current = observe(series, current, first + Slices.SLICE_MILLIS, findings);
    }
    return new Verdict(findings, current);
  }

  private @Nullable AlertState observe(
      Series series, @Nullable AlertState current, long end, List<Finding> findings) {
    long c = count(series, end);
    if (current == null && c < rule.thresholds().minVolume()) {
      return null;
    }
    long b = baseline(series, end);
    boolean history = series.lives().firstOf(end) <= end - Slices.HOUR_MILLIS - Slices.WEEK_MILLIS;
    boolean complete = end <= series.clockMillis();
    var judgement =
        new Judgement(
            end,
            (history || current != null) && rule.fires(c, b),
            rule.severity(c, b),
            rule.calm(c, b),
            complete);
    AlertTransition transition = lifecycle.apply(current, judgement);
    if (transition.change() != Change.NONE) {
      findings.add(new Finding(transition, end, c, b));
    }
    return transition.next();
  }

  private boolean mayJudgeSecond(Series series, @Nullable AlertState current, long first) {
    long second = first + Slices.SLICE_MILLIS;
    if (series.progressMillis() < first || series.counts().between(first, second) == 0) {
      return false;
    }
    if (current != null) {
      return current.calmJudgements() == 0;
    }
    long soFar = count(series, first);
    long lastSlice = series.counts().between(first - Slices.SLICE_MILLIS, first);
    long underWay = lastSlice + Math.max(STRAGGLERS, soFar / 2);
    return !rule.fires(soFar + underWay, baseline(series, first));
  }

  private static long count(Series series, long end) {
    return series.counts().between(end - Slices.HOUR_MILLIS, end);
  }

  private static long baseline(Series series, long end) {
    return count(series, end - Slices.WEEK_MILLIS);
  }
}
