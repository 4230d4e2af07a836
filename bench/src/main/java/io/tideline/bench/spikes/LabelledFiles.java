package io.tideline.bench.spikes;

import io.tideline.bench.spikes.LabelledSeries.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads counts and labelled windows as the benchmark's sets have them, tab-separated. */
final class LabelledFiles {
  private LabelledFiles() {}

  /**
   * @param counts with the columns series, timestamp and value
   * @param windows with the columns series, window_start and window_end, which are timestamps of
   *     rows
   */
  static List<LabelledSeries> read(Path counts, Path windows) throws IOException {
    Map<String, List<String[]>> labels = bySeries(windows, "window_start", "window_end");
    var all = new ArrayList<LabelledSeries>();
    bySeries(counts, "timestamp", "value")
        .forEach((name, rows) -> all.add(of(name, rows, labels.getOrDefault(name, List.of()))));
    return all;
  }

  private static LabelledSeries of(String name, List<String[]> rows, List<String[]> labels) {
    List<String> stamps = rows.stream().map(row -> row[0]).toList();
    return new LabelledSeries(
        name,
        stamps.stream().mapToLong(LabelledFiles::millis).toArray(),
        rows.stream().mapToDouble(row -> Double.parseDouble(row[1])).toArray(),
        labels.stream()
            .map(label -> new Window(stamps.indexOf(label[0]), stamps.indexOf(label[1])))
            .sorted(Comparator.comparingInt(Window::first))
            .toList());
  }

  private static long millis(String stamp) {
    return LocalDateTime.parse(stamp.replace(' ', 'T')).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private static Map<String, List<String[]>> bySeries(Path file, String first, String second)
      throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> header = List.of(lines.get(0).split("\t", -1));
    int[] columns = {header.indexOf("series"), header.indexOf(first), header.indexOf(second)};
    var rows = new LinkedHashMap<String, List<String[]>>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      rows.computeIfAbsent(cells[columns[0]], name -> new ArrayList<>())
          .add(new String[] {cells[columns[1]], cells[columns[2]]});
    }
    return rows;
  }
}
