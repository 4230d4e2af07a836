package io.tideline.udfs.spike;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * When a series lived (SEMANTICS §2): it is forgotten after {@link #FORGET_MILLIS} without an
 * event, and an event after that begins another life without any history. Follows from the times of
 * the events alone, so it does not matter in which order they come.
 *
 * @param bounds the first and the last event of each life, ascending, in milliseconds; mostly one
 *     pair
 */
public record Lives(long[] bounds) {
  /** The longest silence within one life. */
  public static final long FORGET_MILLIS = 35 * Slices.DAY_MILLIS;

  /** Of a series without events. */
  public static final Lives NONE = new Lives(new long[0]);

  public Lives {
    bounds = bounds == null ? new long[0] : bounds;
  }

  /** With events from {@code first} to {@code last}, without a long silence between them. */
  public Lives with(long first, long last) {
    int n = bounds.length;
    if (n == 0 || first < bounds[n - 2] || first - bounds[n - 1] > FORGET_MILLIS) {
      return merged(first, last);
    }
    if (last <= bounds[n - 1]) {
      return this;
    }
    long[] longer = bounds.clone();
    longer[n - 1] = last;
    return new Lives(longer);
  }

  private Lives merged(long first, long last) {
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
    return new Lives(Arrays.copyOf(result, size));
  }

  /** Without the lives that ended before that time. */
  public Lives since(long millis) {
    int ended = 0;
    while (ended < bounds.length && bounds[ended + 1] < millis) {
      ended += 2;
    }
    return ended == 0 ? this : new Lives(Arrays.copyOfRange(bounds, ended, bounds.length));
  }

  /**
   * The first event of the life in which a window lies.
   *
   * @param windowEnd the end of the window, exclusive
   * @return {@link Long#MAX_VALUE} where no life had begun by then
   */
  public long firstOf(long windowEnd) {
    for (int life = bounds.length - 2; life >= 0; life -= 2) {
      if (bounds[life] < windowEnd) {
        return bounds[life];
      }
    }
    return Long.MAX_VALUE;
  }

  /** The first event of all; {@link Long#MAX_VALUE} where there is none. */
  public long firstMillis() {
    return bounds.length == 0 ? Long.MAX_VALUE : bounds[0];
  }

  /** The first event of the newest life; {@link Long#MAX_VALUE} where there is none. */
  public long newestBegin() {
    return bounds.length == 0 ? Long.MAX_VALUE : bounds[bounds.length - 2];
  }

  /** The newest event; {@link Long#MIN_VALUE} where there is none. */
  public long lastMillis() {
    return bounds.length == 0 ? Long.MIN_VALUE : bounds[bounds.length - 1];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Lives that && Arrays.equals(bounds, that.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  @Override
  public String toString() {
    return "Lives" + Arrays.toString(bounds);
  }
}
