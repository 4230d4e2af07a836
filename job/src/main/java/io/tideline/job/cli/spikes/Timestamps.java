package io.tideline.job.cli.spikes;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as files have them: ISO 8601 with {@code T} or a space; without an offset they are UTC. */
final class Timestamps {
  private static final int WITHOUT_OFFSET = "2026-03-01T12:00:00.000000000".length();

  private Timestamps() {}

  /**
   * Milliseconds since the epoch.
   *
   * @throws DateTimeException where it is no time
   */
  static long millis(String text) {
    String iso = text.strip().replace(' ', 'T');
    if (iso.endsWith("Z")) {
      return Instant.parse(iso).toEpochMilli();
    }
    boolean offset = iso.indexOf('+') > 0 || iso.lastIndexOf('-') > "2026-03-01".length();
    if (offset || iso.length() > WITHOUT_OFFSET) {
      return OffsetDateTime.parse(iso).toInstant().toEpochMilli();
    }
    return LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}
