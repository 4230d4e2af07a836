package io.tideline.bench.spikes;

import java.util.List;

/**
 * Counts of one series with the times in which people saw something unusual.
 *
 * @param millis the beginning of each row, increasing
 * @param counts of each row
 * @param windows ordered, apart from each other
 */
record LabelledSeries(String name, long[] millis, double[] counts, List<Window> windows) {

  /** Rows; both ends belong to it. */
  record Window(int first, int last) {
    boolean holds(int row) {
      return first <= row && row <= last;
    }
  }

  int rows() {
    return counts.length;
  }

  double days() {
    return (millis[rows() - 1] - millis[0]) / 86_400_000.0;
  }
}
