package io.tideline.udfs.spike;

import io.tideline.udfs.alert.AlertState;
import io.tideline.udfs.alert.AlertTransition;
import io.tideline.udfs.alert.WindowAlerts;
import io.tideline.udfs.alert.WindowAlerts.Figures;
import io.tideline.udfs.alert.WindowAlerts.Subject;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.playbook.GrowthThresholds;
import io.tideline.udfs.playbook.SpikeThresholds;
import io.tideline.udfs.spike.SpikeJudge.Finding;
import io.tideline.udfs.spike.adaptive.Verdict;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes alerts of what was found in a series (CONTRACTS §2, SEMANTICS §2): {@code volume_spike}
 * with {@code value} = events in the 60 minutes and {@code baseline} = in the same 60 minutes a
 * week before; {@code sustained_growth} with {@code value} = events of the last day and {@code
 * baseline} = of the day before it. {@code threshold} is the growth needed, as a ratio. {@code
 * volume_anomaly} and {@code volume_drop} with {@code value} = events in the 60 minutes, {@code
 * baseline} = those expected and {@code threshold} = the end of the range that was passed.
 */
public final class VolumeAlerts {
  private static final String SPIKE = "volume_spike";
  private static final String GROWTH = "sustained_growth";
  private static final String ANOMALY = "volume_anomaly";
  private static final String DROP = "volume_drop";
  private static final double CENT = 100;

  private final WindowAlerts alerts;
  private final SpikeThresholds spikes;
  private final GrowthThresholds growth;

  public VolumeAlerts(String playbookVersion, SpikeThresholds spikes, GrowthThresholds growth) {
    this.alerts = new WindowAlerts(playbookVersion);
    this.spikes = spikes;
    this.growth = growth;
  }

  /** The revision that a finding of the spike judge makes. */
  public Alert spike(SeriesKey key, Finding finding, long wallClockMillis) {
    long started = firstWindowEnd(finding.transition()) - Slices.HOUR_MILLIS;
    var cause =
        new WindowAlerts.Cause(
            SPIKE, subject(key), finding.transition(), started, finding.windowEndMillis());
    var figures =
        new Figures(
            finding.count(),
            (double) finding.baseline(),
            spikes.minGrowth(),
            VolumeSummary.spike(key, finding, started));
    return alerts.revision(cause, figures, wallClockMillis);
  }

  /**
   * The revision that a judgement of daily growth makes.
   *
   * @param lastTwo events of the last day but one and of the last day
   */
  public Alert growth(
      SeriesKey key, AlertTransition transition, long dayEnd, long[] lastTwo, long wallClock) {
    long started = firstWindowEnd(transition) - growth.days() * Slices.DAY_MILLIS;
    var cause = new WindowAlerts.Cause(GROWTH, subject(key), transition, started, dayEnd);
    var figures =
        new Figures(
            lastTwo[1],
            (double) lastTwo[0],
            growth.minDailyGrowth(),
            VolumeSummary.growth(key, transition.change(), lastTwo, started));
    return alerts.revision(cause, figures, wallClock);
  }

  /**
   * The revision that a finding of the adaptive detector makes.
   *
   * @param beside what else is known of the window
   */
  public Alert anomaly(SeriesKey key, AnomalyFinding finding, Beside beside, long wallClock) {
    Verdict verdict = finding.verdict();
    long started = firstWindowEnd(finding.transition()) - Slices.HOUR_MILLIS;
    var cause =
        new WindowAlerts.Cause(
            finding.drop() ? DROP : ANOMALY,
            subject(key),
            finding.transition(),
            started,
            finding.windowEndMillis());
    var figures =
        new Figures(
            verdict.count(),
            rounded(verdict.expected()),
            rounded(finding.drop() ? verdict.low() : verdict.high()),
            AnomalySummary.of(key, finding, beside, started));
    Alert alert = alerts.revision(cause, figures, wallClock);
    return finding.spikeEndMillis() == 0
        ? alert
        : alert.inhibitedBy(WindowAlerts.idOf(SPIKE, subject(key), finding.spikeEndMillis()));
  }

  /**
   * What is said beside the figures of the detector.
   *
   * @param weekBefore events of the same 60 minutes a week before; null where there is no history
   * @param negatives how many of the window's events are negative; null where that is not counted
   */
  public record Beside(@Nullable Long weekBefore, @Nullable Long negatives) {}

  private static double rounded(double figure) {
    return Math.round(figure * CENT) / CENT;
  }

  private static long firstWindowEnd(AlertTransition transition) {
    AlertState state = Objects.requireNonNull(transition.published());
    return state.firstWindowEndMillis();
  }

  private static Subject subject(SeriesKey key) {
    return new Subject(key.accountId(), key.platform(), "series", key.series(), key.videoId());
  }
}
