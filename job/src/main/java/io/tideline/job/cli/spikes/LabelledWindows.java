package io.tideline.job.cli.spikes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Times in which somebody saw something unusual, by series. */
final class LabelledWindows {
  private final Map<String, List<Window>> windows = new HashMap<>();

  /** Both ends belong to it; milliseconds. */
  record Window(long from, long to) {
    boolean holds(long millis) {
      return from <= millis && millis <= to;
    }
  }

  void add(String series, long from, long to) {
    windows.computeIfAbsent(series, name -> new ArrayList<>()).add(new Window(from, to));
  }

  List<Window> of(String series) {
    return windows.getOrDefault(series, List.of());
  }
}
