package io.tideline.udfs.sentiment;

import io.tideline.udfs.alert.WindowAlerts;
import io.tideline.udfs.alert.WindowAlerts.Figures;
import io.tideline.udfs.alert.WindowAlerts.Subject;
import io.tideline.udfs.event.Alert;
import io.tideline.udfs.playbook.SentimentThresholds;
import io.tideline.udfs.sentiment.SentimentJudge.Finding;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.Slices;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * Makes alerts {@code sentiment_drop} of what was found in a series (CONTRACTS §2, SEMANTICS §4):
 * {@code value} = the mean score of the 60 minutes, 0 where they have no message any more; {@code
 * baseline} = that of the same 60 minutes a week before, null where those have too few messages;
 * {@code threshold} = the mean at which it fires, the higher of the two.
 */
public final class SentimentAlerts {
  private static final String DROP = "sentiment_drop";

  private final WindowAlerts alerts;
  private final SentimentRule rule;

  public SentimentAlerts(String playbookVersion, SentimentThresholds thresholds) {
    this.alerts = new WindowAlerts(playbookVersion);
    this.rule = new SentimentRule(thresholds);
  }

  /** The revision that a finding makes. */
  public Alert drop(SeriesKey key, Finding finding, long wallClockMillis) {
    long firstEnd = Objects.requireNonNull(finding.transition().published()).firstWindowEndMillis();
    long started = firstEnd - Slices.HOUR_MILLIS;
    var subject =
        new Subject(key.accountId(), key.platform(), "channel", key.series(), key.videoId());
    var cause =
        new WindowAlerts.Cause(
            DROP, subject, finding.transition(), started, finding.windowEndMillis());
    BigDecimal mean = finding.now().mean();
    boolean compared = rule.hasMean(finding.weekBefore());
    var figures =
        new Figures(
            mean == null ? 0 : mean.doubleValue(),
            compared ? finding.weekBefore().mean().doubleValue() : null,
            rule.threshold(finding.weekBefore()),
            SentimentSummary.drop(key, finding, rule, started));
    return alerts
        .revision(cause, figures, wallClockMillis)
        .ofSamples(Math.toIntExact(finding.now().messages()));
  }
}
