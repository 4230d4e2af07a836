package io.tideline.udfs.spike;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * When a series lived (SEMANTICS §2): it is forgotten after {@link #FORGET_MILLIS} without an
 * event, and an event after that begins another life without any history. Follows from the times of
 * the events alone, so it does not matter in which order they come. All times are milliseconds.
 *
 * @param beginMillis the first event of the newest life; {@link Long#MAX_VALUE} without any event
 * @param lastMillis the last event of the newest life; {@link Long#MIN_VALUE} without any event
 * @param earlier the first and the last event of each life before, ascending; mostly none
 */
public record Lives(long beginMillis, long lastMillis, long[] earlier) {
  /** The longest silence within one life. */
  public static final long FORGET_MILLIS = 35 * Slices.DAY_MILLIS;

  private static final long[] NONE_EARLIER = {};

  /** Of a series without events. */
  public static final Lives NONE = new Lives(Long.MAX_VALUE, Long.MIN_VALUE, NONE_EARLIER);

  public Lives {
    earlier = earlier == null ? NONE_EARLIER : earlier;
  }

  /** True where events from that time on, not before the newest life, are part of it. */
  public static boolean continues(long beginMillis, long lastMillis, long first) {
    return first >= beginMillis && first - lastMillis <= FORGET_MILLIS;
  }

  /** With events from {@code first} to {@code last}, without a long silence between them. */
  public Lives with(long first, long last) {
    if (beginMillis == Long.MAX_VALUE) {
      return new Lives(first, last, NONE_EARLIER);
    }
    if (continues(beginMillis, lastMillis, first)) {
      return new Lives(beginMillis, Math.max(last, lastMillis), earlier);
    }
    return of(merged(bounds(), first, last));
  }

  private static long[] merged(long[] bounds, long first, long last) {
    long[] result = new long[bounds.length + 2];
    int size = 0;
    int life = 0;
    while (life < bounds.length && first - bounds[life + 1] > FORGET_MILLIS) {
      result[size++] = bounds[life++];
      result[size++] = bounds[life++];
    }
    long from = first;
    long to = last;
    while (life < bounds.length && bounds[life] - to <= FORGET_MILLIS) {
      from = Math.min(from, bounds[life++]);
      to = Math.max(to, bounds[life++]);
    }
    result[size++] = from;
    result[size++] = to;
    while (life < bounds.length) {
      result[size++] = bounds[life++];
    }
    return Arrays.copyOf(result, size);
  }

  private static Lives of(long[] bounds) {
    int newest = bounds.length - 2;
    return newest < 0
        ? NONE
        : new Lives(bounds[newest], bounds[newest + 1], Arrays.copyOf(bounds, newest));
  }

  /** The first and the last event of each life, ascending. */
  public long[] bounds() {
    if (beginMillis == Long.MAX_VALUE) {
      return NONE_EARLIER;
    }
    long[] bounds = Arrays.copyOf(earlier, earlier.length + 2);
    bounds[earlier.length] = beginMillis;
    bounds[earlier.length + 1] = lastMillis;
    return bounds;
  }

  /** Without the lives that ended before that time. */
  public Lives since(long millis) {
    long[] bounds = bounds();
    int ended = 0;
    while (ended < bounds.length && bounds[ended + 1] < millis) {
      ended += 2;
    }
    return ended == 0 ? this : of(Arrays.copyOfRange(bounds, ended, bounds.length));
  }

  /**
   * The first event of the life in which a window lies.
   *
   * @param windowEnd the end of the window, exclusive
   * @return {@link Long#MAX_VALUE} where no life had begun by then
   */
  public long firstOf(long windowEnd) {
    if (beginMillis < windowEnd) {
      return beginMillis;
    }
    for (int life = earlier.length - 2; life >= 0; life -= 2) {
      if (earlier[life] < windowEnd) {
        return earlier[life];
      }
    }
    return Long.MAX_VALUE;
  }

  /** The first event of all; {@link Long#MAX_VALUE} where there is none. */
  public long firstMillis() {
    return earlier.length == 0 ? beginMillis : earlier[0];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Lives that && Arrays.equals(bounds(), that.bounds());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds());
  }

  @Override
  public String toString() {
    return "Lives" + Arrays.toString(bounds());
  }
}
