package io.tideline.udfs.spike;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The counts of one series on one UTC day by slice, holding only the slices that have events: a
 * video with three comments a day costs 24 bytes, the busiest at most 2.3 KB.
 *
 * @param slices one entry a slice with events, ascending: its place in the day (0 to 287) in the
 *     upper 16 bits, then in 16 bits how many of its events are negative (65 535 for more), its
 *     events, at least 1, in the lower 32
 */
public record DayCounts(long[] slices) {
  private static final int SLOT_SHIFT = 48;
  private static final int NEGATIVE_SHIFT = 32;
  private static final long COUNT = (1L << NEGATIVE_SHIFT) - 1;
  private static final long MOST_NEGATIVES = 0xffff;

  /** A day without events. */
  public static final DayCounts EMPTY = new DayCounts(new long[0]);

  public DayCounts {
    slices = slices == null ? new long[0] : slices;
  }

  /** The day with {@code n} more events in the slice, n at least 1 and the sum below 2³². */
  public DayCounts plus(int slot, long n) {
    return plus(slot, n, 0);
  }

  /** Likewise, of which so many are negative. */
  public DayCounts plus(int slot, long n, long negatives) {
    int at = firstFrom(slot);
    if (at < slices.length && slotAt(at) == slot) {
      long[] changed = slices.clone();
      long more = Math.min(negatives, MOST_NEGATIVES - negativesAt(at));
      changed[at] += n + (more << NEGATIVE_SHIFT);
      return new DayCounts(changed);
    }
    long[] longer = new long[slices.length + 1];
    System.arraycopy(slices, 0, longer, 0, at);
    longer[at] =
        (long) slot << SLOT_SHIFT | Math.min(negatives, MOST_NEGATIVES) << NEGATIVE_SHIFT | n;
    System.arraycopy(slices, at, longer, at + 1, slices.length - at);
    return new DayCounts(longer);
  }

  /** Events in the slots from {@code from} up to but without {@code to}. */
  public long between(int from, int to) {
    long sum = 0;
    for (int at = firstFrom(from); at < slices.length && slotAt(at) < to; at++) {
      sum += slices[at] & COUNT;
    }
    return sum;
  }

  /** Negative events in the slots from {@code from} up to but without {@code to}. */
  public long negativesBetween(int from, int to) {
    long sum = 0;
    for (int at = firstFrom(from); at < slices.length && slotAt(at) < to; at++) {
      sum += negativesAt(at);
    }
    return sum;
  }

  private long negativesAt(int index) {
    return slices[index] >>> NEGATIVE_SHIFT & MOST_NEGATIVES;
  }

  /** Where the first entry at or after the slot is; mostly the newest are asked for. */
  private int firstFrom(int slot) {
    int last = slices.length - 1;
    if (last < 0 || slotAt(last) < slot) {
      return slices.length;
    }
    int at = Arrays.binarySearch(slices, (long) slot << SLOT_SHIFT);
    return at >= 0 ? at : -at - 1;
  }

  private int slotAt(int index) {
    return (int) (slices[index] >>> SLOT_SHIFT);
  }

  /** Events of the whole day. */
  public long total() {
    long sum = 0;
    for (long slice : slices) {
      sum += slice & COUNT;
    }
    return sum;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DayCounts that && Arrays.equals(slices, that.slices);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(slices);
  }

  @Override
  public String toString() {
    return "DayCounts"
        + Arrays.stream(slices)
            .mapToObj(slice -> (slice >>> SLOT_SHIFT) + ":" + (slice & COUNT))
            .toList();
  }
}
