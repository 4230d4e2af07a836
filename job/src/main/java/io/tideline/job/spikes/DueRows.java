package io.tideline.job.spikes;

import io.tideline.job.spikes.VolumeRows.Window;
import io.tideline.udfs.spike.SeriesKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The windows counted anew since their rows were last issued. A row is made only when it is asked
 * for, so that a window which is busy, or soon over, costs one row and not one a flush of counts.
 */
final class DueRows {
  private Map<SeriesKey, List<Window>> windows = new HashMap<>();
  private int size;

  /** The window's row is due. */
  void add(SeriesKey key, Window window) {
    List<Window> ofSeries = windows.computeIfAbsent(key, k -> new ArrayList<>(2));
    // Mostly it is among the newest.
    if (ofSeries.lastIndexOf(window) < 0) {
      ofSeries.add(window);
      size++;
    }
  }

  /** The window's row has been issued. */
  void remove(SeriesKey key, Window window) {
    List<Window> ofSeries = windows.get(key);
    if (ofSeries != null && ofSeries.remove(window)) {
      size--;
      if (ofSeries.isEmpty()) {
        windows.remove(key);
      }
    }
  }

  int size() {
    return size;
  }

  /** All of them by series; none are due any more. */
  Map<SeriesKey, List<Window>> take() {
    Map<SeriesKey, List<Window>> taken = windows;
    windows = new HashMap<>();
    size = 0;
    return taken;
  }
}
