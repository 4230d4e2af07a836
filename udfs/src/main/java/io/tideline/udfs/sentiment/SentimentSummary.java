package io.tideline.udfs.sentiment;

import io.tideline.udfs.alert.AlertTransition.Change;
import io.tideline.udfs.alert.SpokenTimes;
import io.tideline.udfs.sentiment.SentimentJudge.Finding;
import io.tideline.udfs.spike.SeriesKey;
import io.tideline.udfs.spike.Slices;
import io.tideline.udfs.spike.VolumeSeries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * What a drop in sentiment says in one line: whose, how low, against what, since when, what now.
 */
final class SentimentSummary {
  private SentimentSummary() {}

  /**
   * For example: Sentiment of comments on video v42 of acme at 0.31 over 52 messages, 0.55 in the
   * same hour last Tuesday, alerts at 0.40; since Tue 10 Mar 19:00 UTC; read the newest, answer or
   * hide.
   */
  static String drop(SeriesKey key, Finding finding, SentimentRule rule, long startedMillis) {
    String since = SpokenTimes.dayAndClock(startedMillis);
    if (finding.transition().change() == Change.RESOLVED) {
      return resolved(key, finding, rule, since);
    }
    return "%s at %s over %d messages%s, alerts at %s; since %s UTC; %s"
        .formatted(
            what(key),
            figure(finding.now().mean()),
            finding.now().messages(),
            against(finding, rule),
            figure(BigDecimal.valueOf(rule.threshold(finding.weekBefore()))),
            since,
            VolumeSeries.ofWireName(key.series()).advice());
  }

  private static String resolved(SeriesKey key, Finding finding, SentimentRule rule, String since) {
    if (!rule.hasMean(finding.now())) {
      return "%s: too few messages for %d hours to say more; drop since %s UTC"
          .formatted(what(key), rule.thresholds().silentHours(), since);
    }
    return "%s back to %s at %s UTC over %d messages%s; drop since %s UTC"
        .formatted(
            what(key),
            figure(finding.now().mean()),
            SpokenTimes.clock(finding.windowEndMillis()),
            finding.now().messages(),
            against(finding, rule),
            since);
  }

  private static String against(Finding finding, SentimentRule rule) {
    return rule.hasMean(finding.weekBefore())
        ? ", %s in the same hour last %s"
            .formatted(
                figure(finding.weekBefore().mean()),
                SpokenTimes.day(finding.windowEndMillis() - Slices.HOUR_MILLIS))
        : "";
  }

  private static String what(SeriesKey key) {
    String title = VolumeSeries.ofWireName(key.series()).title().toLowerCase(Locale.ROOT);
    return key.videoId().isEmpty()
        ? "Sentiment of %s of %s".formatted(title, key.accountId())
        : "Sentiment of %s on video %s of %s".formatted(title, key.videoId(), key.accountId());
  }

  private static String figure(BigDecimal mean) {
    return mean.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }
}
