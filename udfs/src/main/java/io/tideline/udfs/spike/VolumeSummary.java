package io.tideline.udfs.spike;

import io.tideline.udfs.alert.AlertTransition.Change;
import io.tideline.udfs.alert.SpokenTimes;
import io.tideline.udfs.spike.SpikeJudge.Finding;

/**
 * What an alert on volumes says in one line: what, how much, against what, since when, what now.
 */
final class VolumeSummary {
  private VolumeSummary() {}

  /**
   * For example: Comments on video v42 of acme at 312/h, +285 % on last Tuesday 19:00–20:00 UTC
   * (81); since Tue 10 Mar 19:00 UTC; read the newest, answer or hide.
   */
  static String spike(SeriesKey key, Finding finding, long startedMillis) {
    long end = finding.windowEndMillis();
    if (finding.transition().change() == Change.RESOLVED) {
      return "%s back to %d/h at %s UTC (%d in the same hour last %s); spike since %s UTC"
          .formatted(
              what(key),
              finding.count(),
              SpokenTimes.clock(end),
              finding.baseline(),
              SpokenTimes.day(end),
              SpokenTimes.dayAndClock(startedMillis));
    }
    String against =
        finding.baseline() == 0
            ? "none"
            : "+%d %%"
                .formatted(
                    Math.round(
                        100.0 * (finding.count() - finding.baseline()) / finding.baseline()));
    return "%s at %d/h, %s on last %s %s–%s UTC%s; since %s UTC; %s"
        .formatted(
            what(key),
            finding.count(),
            against,
            SpokenTimes.day(end - Slices.HOUR_MILLIS),
            SpokenTimes.clock(end - Slices.HOUR_MILLIS),
            SpokenTimes.clock(end),
            finding.baseline() == 0 ? "" : " (" + finding.baseline() + ")",
            SpokenTimes.dayAndClock(startedMillis),
            VolumeSeries.ofWireName(key.series()).advice());
  }

  /** For example: Direct messages grew 3 days in a row, to 42 a day (38 the day before). */
  static String growth(SeriesKey key, Change change, long[] lastTwo, long startedMillis) {
    String growing =
        change == Change.RESOLVED ? "no longer grow day by day:" : "grew three days in a row, to";
    String summary =
        "%s %s %d a day (%d the day before); growth since %s UTC"
            .formatted(
                what(key), growing, lastTwo[1], lastTwo[0], SpokenTimes.dayAndClock(startedMillis));
    return change == Change.RESOLVED
        ? summary
        : summary + "; " + VolumeSeries.ofWireName(key.series()).advice();
  }

  /** For example: Comments on video v42 of acme. */
  static String what(SeriesKey key) {
    String title = VolumeSeries.ofWireName(key.series()).title();
    return key.videoId().isEmpty()
        ? "%s of %s".formatted(title, key.accountId())
        : "%s on video %s of %s".formatted(title, key.videoId(), key.accountId());
  }
}
