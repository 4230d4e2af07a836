package io.tideline.udfs.spike;

import io.tideline.udfs.alert.AlertTransition.Change;
import io.tideline.udfs.alert.SpokenTimes;
import io.tideline.udfs.spike.VolumeAlerts.Beside;
import io.tideline.udfs.spike.adaptive.Verdict;

/**
 * What an alert of the adaptive detector says in one line: what, how much, how unusual that is, how
 * it compares with last week, since when, what now.
 */
final class AnomalySummary {
  private static final long DROPPED_WATCH_HOURS = 24;

  private AnomalySummary() {}

  /**
   * For example: Comments on video v42 of acme at 312/h, 41 expected (usually 18 to 75); no hour of
   * the last 26 days had as many; +285 % on last Tuesday 19:00–20:00 UTC (81); 4 % negative; since
   * Tue 10 Mar 19:00 UTC; read the newest, answer or hide.
   */
  static String of(SeriesKey key, AnomalyFinding finding, Beside beside, long startedMillis) {
    if (finding.transition().change() == Change.RESOLVED) {
      return resolved(key, finding, startedMillis);
    }
    Verdict verdict = finding.verdict();
    var line = new StringBuilder(VolumeSummary.what(key));
    line.append(" at %d/h, %s".formatted(Math.round(verdict.count()), expected(verdict)));
    line.append(often(finding)).append(growth(finding, beside)).append(negative(verdict, beside));
    line.append("; since %s UTC".formatted(SpokenTimes.dayAndClock(startedMillis)));
    String advice =
        finding.drop()
            ? "check whether all of them still arrive"
            : VolumeSeries.ofWireName(key.series()).advice();
    return line.append("; ").append(advice).toString();
  }

  private static String resolved(SeriesKey key, AnomalyFinding finding, long startedMillis) {
    Verdict verdict = finding.verdict();
    String back =
        finding.drop() && verdict.count() < verdict.low()
            ? "quiet for %d hours, which is taken for usual now,".formatted(DROPPED_WATCH_HOURS)
            : "back in the usual range";
    return "%s %s at %s UTC: %d/h, %s%s; %s since %s UTC"
        .formatted(
            VolumeSummary.what(key),
            back,
            SpokenTimes.clock(finding.windowEndMillis()),
            Math.round(verdict.count()),
            expected(verdict),
            often(finding),
            finding.drop() ? "unusually few" : "unusually many",
            SpokenTimes.dayAndClock(startedMillis));
  }

  private static String expected(Verdict verdict) {
    return "%d expected (usually %d to %d)"
        .formatted(
            Math.round(verdict.expected()),
            (long) Math.ceil(verdict.low()),
            (long) Math.floor(verdict.high()));
  }

  private static String often(AnomalyFinding finding) {
    Verdict verdict = finding.verdict();
    if (verdict.hoursKnown() == 0) {
      return "";
    }
    int times = finding.drop() ? verdict.timesNotPassed() : verdict.timesReached();
    return "; %s of the last %d hours had as %s"
        .formatted(
            times == 0 ? "none" : Integer.toString(times),
            verdict.hoursKnown(),
            finding.drop() ? "few" : "many");
  }

  private static String growth(AnomalyFinding finding, Beside beside) {
    Long before = beside.weekBefore();
    if (before == null) {
      return "";
    }
    long end = finding.windowEndMillis();
    String hour =
        "last %s %s–%s UTC (%d)"
            .formatted(
                SpokenTimes.day(end - Slices.HOUR_MILLIS),
                SpokenTimes.clock(end - Slices.HOUR_MILLIS),
                SpokenTimes.clock(end),
                before);
    return before == 0
        ? "; none on " + hour.replace(" (0)", "")
        : "; %+d %% on %s"
            .formatted(Math.round(100 * (finding.verdict().count() - before) / before), hour);
  }

  private static String negative(Verdict verdict, Beside beside) {
    Long negatives = beside.negatives();
    return negatives == null || verdict.count() < 1
        ? ""
        : "; %d %% negative".formatted(Math.round(100 * Math.min(1, negatives / verdict.count())));
  }
}
