package io.tideline.udfs.live;

import org.jspecify.annotations.Nullable;

/** Gifts of one viewer in one live, each with just what a test is about. */
final class Gifts {
  /** When lives begin. */
  static final long EIGHT = 1_772_481_600_000L;

  private Gifts() {}

  static Gift of(@Nullable String streak, long diamonds, long count, long atMillis) {
    return gift("viewer", streak, diamonds, count, false, atMillis);
  }

  static Gift last(String streak, long diamonds, long count, long atMillis) {
    return gift("viewer", streak, diamonds, count, true, atMillis);
  }

  static Gift by(String viewer, String streak, long diamonds, long count, long atMillis) {
    return gift(viewer, streak, diamonds, count, false, atMillis);
  }

  private static Gift gift(
      String viewer,
      @Nullable String streak,
      long diamonds,
      long count,
      boolean ends,
      long atMillis) {
    return new Gift(
        "acme",
        "tiktok",
        "live",
        streak,
        viewer,
        "Zoë",
        "rose",
        "Rose",
        diamonds,
        count,
        ends,
        EIGHT + atMillis,
        viewer + "-" + count + "-" + atMillis);
  }
}
