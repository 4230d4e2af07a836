package io.tideline.job.series;

import io.tideline.job.series.SeriesCache.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * The windows counted anew since their rows were last issued. A row is made only when it is asked
 * for, so that a window which is busy, or soon over, costs one row and not one a flush of counts.
 */
final class DueRows {
  private List<Entry<?>> entries = new ArrayList<>();
  private int size;

  /** The window's row is due. */
  void add(Entry<?> series, Window window) {
    List<Window> due = series.due;
    // Mostly it is among the newest.
    if (due.lastIndexOf(window) < 0) {
      if (due.isEmpty()) {
        entries.add(series);
      }
      due.add(window);
      size++;
    }
  }

  /** The window's row has been issued. */
  void remove(Entry<?> series, Window window) {
    if (series.due.remove(window)) {
      size--;
    }
  }

  int size() {
    return size;
  }

  /** The series with rows due, some perhaps without any or twice; none are due any more. */
  List<Entry<?>> take() {
    List<Entry<?>> taken = entries;
    entries = new ArrayList<>();
    size = 0;
    return taken;
  }
}
