package io.tideline.job.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times on the command line: a day, which is its midnight in UTC, or RFC 3339 with an offset. */
final class TimeText {
  /** After every time that an event can have. */
  static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  private static final int LENGTH_OF_A_DAY = 10;

  private TimeText() {}

  /**
   * The time in an option.
   *
   * @throws CommandFailure if it is none, in one line
   */
  static Instant parse(String command, String option, String text) {
    try {
      return text.length() == LENGTH_OF_A_DAY
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw CommandFailure.badUsage(
          "tideline %s: %s: \"%s\" is not a time; allowed: 2026-03-01, or 2026-03-01T12:00:00Z"
              .formatted(command, option, text));
    }
  }
}
