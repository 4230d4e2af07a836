package io.tideline.udfs.spike;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The counts of one series on one UTC day by slice, holding only the slices that have events: a
 * video with three comments a day costs 18 bytes, the busiest at most 1.7 KB.
 *
 * @param slots places in the day (0 to 287), ascending
 * @param counts events in the slice of the same index
 */
public record DayCounts(short[] slots, int[] counts) {

  /** A day without events. */
  public static final DayCounts EMPTY = new DayCounts(new short[0], new int[0]);

  public DayCounts {
    slots = slots == null ? new short[0] : slots;
    counts = counts == null ? new int[0] : counts;
  }

  /** The day with {@code n} more events in the slice, n at least 1. */
  public DayCounts plus(int slot, int n) {
    int at = Arrays.binarySearch(slots, (short) slot);
    if (at < 0) {
      return inserted(-at - 1, slot, n);
    }
    int[] changed = counts.clone();
    changed[at] += n;
    return new DayCounts(slots, changed);
  }

  private DayCounts inserted(int at, int slot, int n) {
    short[] newSlots = new short[slots.length + 1];
    int[] newCounts = new int[counts.length + 1];
    System.arraycopy(slots, 0, newSlots, 0, at);
    System.arraycopy(counts, 0, newCounts, 0, at);
    newSlots[at] = (short) slot;
    newCounts[at] = n;
    System.arraycopy(slots, at, newSlots, at + 1, slots.length - at);
    System.arraycopy(counts, at, newCounts, at + 1, counts.length - at);
    return new DayCounts(newSlots, newCounts);
  }

  /** Events in the slots from {@code from} up to but without {@code to}. */
  public long between(int from, int to) {
    int at = Arrays.binarySearch(slots, (short) from);
    long sum = 0;
    for (int i = at >= 0 ? at : -at - 1; i < slots.length && slots[i] < to; i++) {
      sum += counts[i];
    }
    return sum;
  }

  /** Events of the whole day. */
  public long total() {
    long sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DayCounts that
        && Arrays.equals(slots, that.slots)
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(slots) + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return "DayCounts[slots=%s, counts=%s]"
        .formatted(Arrays.toString(slots), Arrays.toString(counts));
  }
}
