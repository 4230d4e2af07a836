package io.tideline.udfs.spike;

import io.tideline.udfs.alert.AlertLifecycle;
import io.tideline.udfs.alert.AlertState;
import io.tideline.udfs.alert.AlertTransition;
import io.tideline.udfs.alert.AlertTransition.Change;
import io.tideline.udfs.alert.Judgement;
import io.tideline.udfs.event.Severity;
import io.tideline.udfs.playbook.AnomalyThresholds;
import io.tideline.udfs.spike.adaptive.AdaptiveDetector;
import io.tideline.udfs.spike.adaptive.DetectorSettings;
import io.tideline.udfs.spike.adaptive.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges one series by the adaptive detector (SEMANTICS §2), slice end by slice end.
 *
 * <p>Only a slice end T whose 60 minutes are loud enough can begin an alert, so a series is looked
 * at then, and as long as an alert is up. What was passed over in between is taken in at the next
 * look, from the counts that are kept: a quiet series costs nothing, and which slices the detector
 * has taken in when it judges T depends on the counts alone. After two weeks without a look the
 * detector begins anew with the first event of the two weeks before T: what is new, or was away, is
 * no spike.
 *
 * <p>An unfinished slice may fire or turn critical, since both grow with its count, once every
 * slice before it is over.
 */
public final class AnomalyJudge {
  /** So far back a detector that begins looks, and so long it is kept without a look. */
  public static final long MEMORY_MILLIS = 14 * Slices.DAY_MILLIS;

  private static final long WATCH_MILLIS = Slices.DAY_MILLIS;

  private final AnomalyThresholds thresholds;
  private final DetectorSettings settings;
  private final AlertLifecycle lifecycle;

  /**
   * @param series the name of the kind of series
   */
  public AnomalyJudge(AnomalyThresholds thresholds, String series) {
    this.thresholds = thresholds;
    this.settings =
        new DetectorSettings(
            ofEach(thresholds, series), Slices.SLICE_MILLIS, thresholds.minVolume());
    this.lifecycle = new AlertLifecycle(thresholds.calmSlices());
  }

  /** Where drops are told as well, the two kinds share the false alarms. */
  private static double ofEach(AnomalyThresholds thresholds, String series) {
    double both = thresholds.falseAlarmsPerWeek(series);
    return thresholds.drops() ? Math.max(DetectorSettings.FEWEST_A_WEEK, both / 2) : both;
  }

  /** Where the detector of the series at hand is kept. */
  public interface Detectors {

    /** The one that is kept; null where none is. */
    @Nullable AdaptiveDetector kept();

    /** Keeps one. */
    void keep(AdaptiveDetector detector);
  }

  /**
   * What there is to judge.
   *
   * @param spikes when a week-over-week spike of the series was up
   */
  public record Series(SliceCounts counts, Lives lives, Detectors detectors, SpikeSpans spikes) {}

  /** The findings of a run of judgements, in order, and how the series stands after them. */
  public record Outcome(List<AnomalyFinding> findings, AnomalyState state) {}

  /** Judges the complete slice ends after {@code judgedThrough} up to the clock. */
  public Outcome judge(Series series, AnomalyState state, long judgedThrough, long clockMillis) {
    var findings = new ArrayList<AnomalyFinding>();
    AnomalyState current = state;
    long first = Math.max(judgedThrough, state.judgedThroughMillis()) + Slices.SLICE_MILLIS;
    for (long end = first; end <= clockMillis; end += Slices.SLICE_MILLIS) {
      boolean loud = hour(series, end) >= thresholds.minVolume();
      if (loud || current.isUp() || isWatched(current, end)) {
        current = complete(series, current, end, findings);
        current = thresholds.drops() && loud ? current.watched(end + WATCH_MILLIS) : current;
      }
    }
    return new Outcome(findings, current);
  }

  /** Whether the next slice end is to be judged even if nothing comes. */
  public boolean goesOn(AnomalyState state, long clockMillis) {
    return state.isUp() || isWatched(state, Slices.endOf(clockMillis));
  }

  private boolean isWatched(AnomalyState state, long end) {
    return thresholds.drops() && end <= state.watchedThroughMillis();
  }

  /**
   * Judges the slice in progress, which may fire or turn critical; all complete ones must have been
   * judged.
   */
  public Outcome judgeEarly(Series series, AnomalyState state, long clockMillis) {
    long end = Slices.endOf(clockMillis);
    long start = end - Slices.SLICE_MILLIS;
    long count = series.counts().between(start, end);
    AlertState up = state.rise();
    boolean mayChange = up == null || up.severity() != Severity.CRITICAL;
    if (count == 0 || !mayChange || hour(series, end) < thresholds.minVolume()) {
      return new Outcome(List.of(), state);
    }
    AdaptiveDetector detector = caughtUp(series, state, end);
    AnomalyState current = state.judged(start);
    var findings = new ArrayList<AnomalyFinding>();
    At at = at(series, end, detector.preview(start, count), false);
    return new Outcome(findings, rise(current, at, findings));
  }

  /**
   * A judged slice end.
   *
   * @param critical whether so many are critical
   * @param spike the first window end of the spike that is up; 0 where none is
   */
  private record At(long end, Verdict verdict, boolean complete, boolean critical, long spike) {}

  private At at(Series series, long end, Verdict verdict, boolean complete) {
    boolean critical = isCritical(series, end, verdict);
    return new At(end, verdict, complete, critical, series.spikes().upAt(end));
  }

  /**
   * A range of next to nothing is soon passed many times over. So critical takes as well what week
   * over week takes, a history of a week and a growth by the factor, and a volume.
   */
  private boolean isCritical(Series series, long end, Verdict verdict) {
    long start = end - Slices.HOUR_MILLIS;
    boolean history = series.lives().firstOf(end) <= start - Slices.WEEK_MILLIS;
    if (!history || verdict.count() < thresholds.criticalVolume()) {
      return false;
    }
    long weekBefore = series.counts().between(start - Slices.WEEK_MILLIS, end - Slices.WEEK_MILLIS);
    return verdict.count() >= thresholds.criticalFactor() * Math.max(verdict.high(), weekBefore);
  }

  private AnomalyState complete(
      Series series, AnomalyState state, long end, List<AnomalyFinding> findings) {
    AdaptiveDetector detector = caughtUp(series, state, end);
    long start = end - Slices.SLICE_MILLIS;
    Verdict verdict = detector.observe(start, series.counts().between(start, end));
    series.detectors().keep(detector);
    At at = at(series, end, verdict, true);
    return drop(rise(state.judged(end), at, findings), at, findings);
  }

  /** The detector with all slices before the one that ends then. */
  private AdaptiveDetector caughtUp(Series series, AnomalyState state, long end) {
    @Nullable AdaptiveDetector kept = series.detectors().kept();
    long from = state.judgedThroughMillis();
    if (kept == null || end - from > MEMORY_MILLIS) {
      kept = new AdaptiveDetector(settings);
      from = beginning(series, end);
    } else if (!kept.settings().equals(settings)) {
      kept = kept.with(settings);
    }
    for (long start = from; start < end - Slices.SLICE_MILLIS; start += Slices.SLICE_MILLIS) {
      kept.pass(start, series.counts().between(start, start + Slices.SLICE_MILLIS));
    }
    series.detectors().keep(kept);
    return kept;
  }

  /** The first slice with events that a detector which begins for a slice end looks back to. */
  private static long beginning(Series series, long end) {
    long life = Slices.floor(series.lives().firstOf(end), Slices.SLICE_MILLIS);
    long from = Math.max(life, end - MEMORY_MILLIS);
    while (from < end && series.counts().between(from, from + Slices.SLICE_MILLIS) == 0) {
      from += Slices.SLICE_MILLIS;
    }
    return from;
  }

  private AnomalyState rise(AnomalyState state, At at, List<AnomalyFinding> findings) {
    Verdict verdict = at.verdict();
    AlertState up = state.rise();
    boolean fires = up == null ? verdict.fires() : at.critical();
    var judgement =
        new Judgement(
            at.end(),
            fires,
            at.critical() ? Severity.CRITICAL : Severity.WARNING,
            verdict.count() <= verdict.high(),
            at.complete());
    AlertTransition transition = joined(lifecycle.apply(up, judgement), state, at);
    long spike = state.spikeEndMillis() == 0 ? at.spike() : state.spikeEndMillis();
    if (transition.change() != Change.NONE) {
      findings.add(new AnomalyFinding(false, transition, at.end(), verdict, spike));
    }
    return state.rising(transition.next(), transition.next() == null ? 0 : spike);
  }

  /** An alert that a spike has joined says so at once, in a revision of its own. */
  private static AlertTransition joined(AlertTransition found, AnomalyState state, At at) {
    AlertState next = found.next();
    boolean joins = at.complete() && at.spike() != 0 && state.spikeEndMillis() == 0;
    if (next == null || found.change() != Change.NONE || !joins) {
      return found;
    }
    var revised =
        new AlertState(
            next.firstWindowEndMillis(),
            next.severity(),
            next.revision() + 1,
            next.calmJudgements());
    return new AlertTransition(Change.JOINED, revised, revised);
  }

  /** Quiet for a day is no lack any more but how it is now. */
  private AnomalyState drop(AnomalyState state, At at, List<AnomalyFinding> findings) {
    Verdict verdict = at.verdict();
    boolean over = !thresholds.drops() || at.end() > state.watchedThroughMillis();
    boolean calm = over || (!verdict.silent() && verdict.count() >= verdict.low());
    var judgement =
        new Judgement(
            at.end(), !over && verdict.dropFires(), Severity.WARNING, calm, at.complete());
    AlertTransition transition = lifecycle.apply(state.drop(), judgement);
    if (transition.change() != Change.NONE) {
      findings.add(new AnomalyFinding(true, transition, at.end(), verdict, 0));
    }
    return state.dropping(transition.next());
  }

  private static long hour(Series series, long end) {
    return series.counts().between(end - Slices.HOUR_MILLIS, end);
  }
}
