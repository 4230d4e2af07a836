package io.tideline.job.attribution;

import io.tideline.udfs.attribution.Eligibility;
import io.tideline.udfs.playbook.AttributionWindows;

/** How long what is known is kept (SEMANTICS §8). */
final class Retention {
  private static final long HOUR_MILLIS = 3_600_000L;

  /** Of an order where it is asked for: a touch or link so long after it still counts. */
  static final long ORDER_MILLIS = Eligibility.LATENESS_MILLIS + HOUR_MILLIS;

  /** Of an order's path: so that it outlives what asks for it. */
  static final long PATH_MILLIS = ORDER_MILLIS + HOUR_MILLIS;

  /** Of a page of touches after its end. */
  static long touchMillis(AttributionWindows windows) {
    return windows.longestMillis() + Eligibility.LATENESS_MILLIS + HOUR_MILLIS;
  }

  /** Of links: so many days after the last one to or from an id, by the wall clock. */
  static final int LINK_DAYS = 400;

  /** As long as the longest window that a playbook may ask for. */
  static final int LEAST_LINK_DAYS = 90;

  /**
   * Of the ids of orders, by the wall clock: as long as campaigns' days can be corrected, so that
   * an order that is told again later than its path is kept does not replace what it was credited
   * with.
   */
  static final int ORDER_ID_DAYS = 430;

  private Retention() {}
}
