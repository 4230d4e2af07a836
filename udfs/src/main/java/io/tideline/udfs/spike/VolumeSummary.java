package io.tideline.udfs.spike;

import io.tideline.udfs.alert.AlertTransition.Change;
import io.tideline.udfs.spike.SpikeJudge.Finding;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What an alert on volumes says in one line: what, how much, against what, since when, what now.
 */
final class VolumeSummary {
  private static final DateTimeFormatter CLOCK = formatter("HH:mm");
  private static final DateTimeFormatter DAY = formatter("EEEE");
  private static final DateTimeFormatter DAY_AND_CLOCK = formatter("EEE d MMM HH:mm");

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
              CLOCK.format(at(end)),
              finding.baseline(),
              DAY.format(at(end)),
              DAY_AND_CLOCK.format(at(startedMillis)));
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
            DAY.format(at(end - Slices.HOUR_MILLIS)),
            CLOCK.format(at(end - Slices.HOUR_MILLIS)),
            CLOCK.format(at(end)),
            finding.baseline() == 0 ? "" : " (" + finding.baseline() + ")",
            DAY_AND_CLOCK.format(at(startedMillis)),
            VolumeSeries.ofWireName(key.series()).advice());
  }

  /** For example: Direct messages grew 3 days in a row, to 42 a day (38 the day before). */
  static String growth(SeriesKey key, Change change, long[] lastTwo, long startedMillis) {
    String growing =
        change == Change.RESOLVED ? "no longer grow day by day:" : "grew three days in a row, to";
    String summary =
        "%s %s %d a day (%d the day before); growth since %s UTC"
            .formatted(
                what(key),
                growing,
                lastTwo[1],
                lastTwo[0],
                DAY_AND_CLOCK.format(at(startedMillis)));
    return change == Change.RESOLVED
        ? summary
        : summary + "; " + VolumeSeries.ofWireName(key.series()).advice();
  }

  private static String what(SeriesKey key) {
    String title = VolumeSeries.ofWireName(key.series()).title();
    return key.videoId().isEmpty()
        ? "%s of %s".formatted(title, key.accountId())
        : "%s on video %s of %s".formatted(title, key.videoId(), key.accountId());
  }

  private static Instant at(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }
}
