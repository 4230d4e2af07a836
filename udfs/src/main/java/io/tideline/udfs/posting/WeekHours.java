package io.tideline.udfs.posting;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The 168 hours of a week, 0 = Monday 00:00 UTC, each with the mean of what was added. */
final class WeekHours {
  static final int HOURS = 168;
  private static final long HOUR_MILLIS = 3_600_000L;

  /** The epoch was a Thursday. */
  private static final long EPOCH_HOUR = 3 * 24;

  private final double[] sums = new double[HOURS];
  private final int[] counts = new int[HOURS];

  /** The hour of the week of an instant. */
  static int of(long millis) {
    return (int) Math.floorMod(Math.floorDiv(millis, HOUR_MILLIS) + EPOCH_HOUR, (long) HOURS);
  }

  void add(long millis, double value) {
    int hour = of(millis);
    sums[hour] += value;
    counts[hour]++;
  }

  /** The mean of an hour; null where nothing was added. */
  @Nullable Double mean(int hour) {
    int at = Math.floorMod(hour, HOURS);
    return counts[at] == 0 ? null : (Double) (sums[at] / counts[at]);
  }

  /**
   * The mean of the hours after this one, as far as they are known: whom a post of this hour will
   * meet. Null where none is known.
   */
  @Nullable Double meanAfter(int hour, int hours) {
    double sum = 0;
    int known = 0;
    for (int next = hour + 1; next <= hour + hours; next++) {
      Double mean = mean(next);
      if (mean != null) {
        sum += mean;
        known++;
      }
    }
    return known == 0 ? null : (Double) (sum / known);
  }

  /** The mean over the hours that are known, each once; null where none is. */
  @Nullable Double mean() {
    double sum = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      sum += counts[hour] == 0 ? 0 : sums[hour] / counts[hour];
    }
    long known = Arrays.stream(counts).filter(count -> count > 0).count();
    return known == 0 ? null : (Double) (sum / known);
  }
}
