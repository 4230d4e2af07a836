package io.tideline.job.cli.spikes;

import io.tideline.job.cli.spikes.LabelledWindows.Window;
import io.tideline.udfs.spike.Slices;
import java.util.List;

/**
 * What came of one series: rows, alerts and, where there are labels, how many of them were right.
 */
final class SeriesFigures {
  private final String series;
  private final List<Window> windows;
  private final boolean[] hit;
  private long rows;
  private long passedOver;
  private long alerts;
  private long beside;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  SeriesFigures(String series, List<Window> windows) {
    this.series = series;
    this.windows = windows;
    this.hit = new boolean[windows.size()];
  }

  void add(SliceJudgement judged) {
    long at = judged.row().millis();
    rows++;
    first = Math.min(first, at);
    last = Math.max(last, at);
    if (!judged.fires()) {
      return;
    }
    alerts++;
    boolean inside = false;
    for (int window = 0; window < hit.length; window++) {
      if (windows.get(window).holds(at)) {
        hit[window] = true;
        inside = true;
      }
    }
    beside += inside ? 0 : 1;
  }

  /** A row that was not later than the one before. */
  void passOver() {
    passedOver++;
  }

  String series() {
    return series;
  }

  long rows() {
    return rows;
  }

  long passedOver() {
    return passedOver;
  }

  long alerts() {
    return alerts;
  }

  /** Alerts outside all windows. */
  long beside() {
    return beside;
  }

  int windows() {
    return hit.length;
  }

  int hits() {
    int hits = 0;
    for (boolean one : hit) {
      hits += one ? 1 : 0;
    }
    return hits;
  }

  /** From the first to the last row. */
  double days() {
    return rows == 0 ? 0 : (double) (last - first) / Slices.DAY_MILLIS;
  }
}
