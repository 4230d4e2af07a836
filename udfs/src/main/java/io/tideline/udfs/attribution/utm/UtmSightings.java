package io.tideline.udfs.attribution.utm;

/**
 * How often and when a combination was seen: sums, so that the order of touches is no matter.
 *
 * @param touches at least 1
 */
public record UtmSightings(long touches, long firstMillis, long lastMillis) {
  private static final long DAY_MILLIS = 86_400_000L;
  private static final int TOUCH_BITS = 32;

  /** One touch. */
  public static UtmSightings at(long millis) {
    return new UtmSightings(1, millis, millis);
  }

  /** These and those. */
  public UtmSightings plus(UtmSightings other) {
    return new UtmSightings(
        touches + other.touches,
        Math.min(firstMillis, other.firstMillis),
        Math.max(lastMillis, other.lastMillis));
  }

  /** Grows with every touch, and with the day, so that it does after a time of silence too. */
  public long revision() {
    return (Math.floorDiv(lastMillis, DAY_MILLIS) << TOUCH_BITS) + touches;
  }
}
