package io.tideline.bench;

import java.time.Instant;

/**
 * How much traffic there is and what it looks like.
 *
 * @param events comments over the whole span
 * @param accounts the videos belong to
 * @param videos the comments are of, by Zipf with exponent 1.1
 * @param hotShare of the comments that are of one video, whatever Zipf says, 0 to 1
 * @param seed the same seed gives the same bytes
 */
record TrafficShape(long events, int accounts, int videos, double hotShare, long seed) {
  static final double ZIPF_EXPONENT = 1.1;
  static final long SPAN_MILLIS = 9 * 86_400_000L;

  /** A Monday that is past, or the events would be from the future. */
  static final long START_MILLIS = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();

  /** The same with other choices. */
  TrafficShape reseeded() {
    return new TrafficShape(events, accounts, videos, hotShare, ~seed);
  }

  /** Event time between two events. */
  double stepMillis() {
    return (double) SPAN_MILLIS / events;
  }
}
