package io.tideline.udfs.sentiment;

import io.tideline.udfs.alert.AlertLifecycle;
import io.tideline.udfs.alert.AlertState;
import io.tideline.udfs.alert.AlertTransition;
import io.tideline.udfs.alert.AlertTransition.Change;
import io.tideline.udfs.alert.Judgement;
import io.tideline.udfs.event.Severity;
import io.tideline.udfs.playbook.SentimentThresholds;
import io.tideline.udfs.spike.Slices;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges one series slice end by slice end (SEMANTICS §4), each over the 60 minutes before it, and
 * only once it is complete: a mean may still rise and fall.
 *
 * <p>A slice end with too few messages says nothing: it neither fires nor counts towards the end of
 * a drop, nor against it. After {@code silentHours} of such slice ends all further ones count
 * towards the end, so that no drop outlives its series.
 */
public final class SentimentJudge {
  private final SentimentRule rule;
  private final AlertLifecycle lifecycle;
  private final long silentMillis;

  public SentimentJudge(SentimentThresholds thresholds) {
    this.rule = new SentimentRule(thresholds);
    this.lifecycle = new AlertLifecycle(thresholds.recoverySlices());
    this.silentMillis = thresholds.silentHours() * Slices.HOUR_MILLIS;
  }

  /**
   * One change of the alert with the figures that made it.
   *
   * @param windowEndMillis the judged slice end
   * @param now the 60 minutes before it
   * @param weekBefore the same 60 minutes one week earlier
   */
  public record Finding(
      AlertTransition transition, long windowEndMillis, Scores now, Scores weekBefore) {}

  /**
   * How far a series has been judged.
   *
   * @param alert null where none is up
   * @param heardMillis the last slice end that had enough messages while it was up
   */
  public record Standing(@Nullable AlertState alert, long heardMillis) {

    /** Of a series where nothing is up. */
    public static final Standing CALM = new Standing(null, Long.MIN_VALUE);
  }

  /** The findings of a run of judgements, in order, and where the series stands after them. */
  public record Verdict(List<Finding> findings, Standing standing) {}

  /** Judges the slice ends after {@code judgedThrough}, up to and with {@code clock}. */
  public Verdict judge(SliceScores series, Standing before, long judgedThrough, long clock) {
    var findings = new ArrayList<Finding>();
    Standing standing = before;
    long last = Slices.floor(clock, Slices.SLICE_MILLIS);
    for (long end = judgedThrough + Slices.SLICE_MILLIS; end <= last; end += Slices.SLICE_MILLIS) {
      standing = observe(series, standing, end, findings);
    }
    return new Verdict(findings, standing);
  }

  private Standing observe(
      SliceScores series, Standing standing, long end, List<Finding> findings) {
    Scores now = series.scores(end - Slices.HOUR_MILLIS, end);
    boolean heard = rule.hasMean(now);
    boolean silent = standing.alert() != null && end - standing.heardMillis() >= silentMillis;
    if (!heard && !silent) {
      return standing;
    }
    Scores weekBefore =
        series.scores(end - Slices.WEEK_MILLIS - Slices.HOUR_MILLIS, end - Slices.WEEK_MILLIS);
    boolean calm = heard ? rule.recovered(now, weekBefore) : silent;
    var judgement = new Judgement(end, rule.fires(now, weekBefore), Severity.WARNING, calm, true);
    AlertTransition transition = lifecycle.apply(standing.alert(), judgement);
    if (transition.change() != Change.NONE) {
      findings.add(new Finding(transition, end, now, weekBefore));
    }
    if (transition.next() == null) {
      return Standing.CALM;
    }
    return new Standing(transition.next(), heard ? end : standing.heardMillis());
  }
}
