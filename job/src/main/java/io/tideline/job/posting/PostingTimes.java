package io.tideline.job.posting;

import io.tideline.udfs.posting.PostingRule;
import io.tideline.udfs.posting.TagRule;

/** Full hours, and how far back the tables look. */
final class PostingTimes {
  static final long HOUR_MILLIS = 3_600_000L;
  static final long WINDOWS_MILLIS = PostingRule.DAYS * 24 * HOUR_MILLIS;
  static final long TAGS_MILLIS = TagRule.DAYS * 24 * HOUR_MILLIS;

  private PostingTimes() {}

  /** The last full hour that is not after an instant. */
  static long hourAt(long millis) {
    return Math.floorDiv(millis, HOUR_MILLIS) * HOUR_MILLIS;
  }

  /** The first full hour after an instant. */
  static long hourAfter(long millis) {
    return hourAt(millis) + HOUR_MILLIS;
  }

  /**
   * The first full hour after another at which the fact counts otherwise than then: when it comes
   * into a window or leaves one; {@link Long#MAX_VALUE} where there is none.
   */
  static long nextChange(PostingFact fact, long hour) {
    long begins = fact.beginsAtMillis();
    long next = Long.MAX_VALUE;
    // What begins or leaves at a full hour does so for the hour after it.
    for (long at : new long[] {begins, begins + WINDOWS_MILLIS, fact.leavesAtMillis()}) {
      long counts = hourAfter(at);
      if (counts > hour) {
        next = Math.min(next, counts);
      }
    }
    return next;
  }
}
