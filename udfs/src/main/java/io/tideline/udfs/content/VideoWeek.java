package io.tideline.udfs.content;

/**
 * A week in which a video was measured.
 *
 * @param monday its first day in the account's zone, counted from the epoch
 * @param startMillis when that day began there
 * @param last the newest snapshot of the week
 */
public record VideoWeek(long monday, long startMillis, SnapshotFigures last) {
  static final int DAYS = 7;

  /** A week and an hour: one in which a summer time ends. */
  private static final long LONGEST_MILLIS = DAYS * 86_400_000L + 3_600_000L;

  /** How long before the week's end, which counts as late as it can be. */
  long millisToEnd(long atMillis) {
    return startMillis + LONGEST_MILLIS - atMillis;
  }
}
