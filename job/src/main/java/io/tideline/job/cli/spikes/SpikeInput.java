package io.tideline.job.cli.spikes;

import io.tideline.job.cli.CommandFailure;
import io.tideline.job.config.FileProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads tab-separated files row by row; what is wrong is told in one line and ends the command. */
final class SpikeInput {
  static final String PREFIX = "tideline evaluate: ";

  private static final String SERIES = "series";

  private SpikeInput() {}

  /** The rows of a file with the columns series, timestamp and value, in its order. */
  static void counts(Path file, Consumer<CountRow> rows) {
    Map<String, String> names = new HashMap<>();
    read(
        file,
        List.of(SERIES, "timestamp", "value"),
        (cells, place) ->
            rows.accept(
                new CountRow(
                    names.computeIfAbsent(cells[0], name -> name),
                    cells[1],
                    millis(cells[1], place),
                    count(cells[2], place))));
  }

  /** The windows of a file with the columns series, window_start and window_end. */
  static LabelledWindows windows(Path file) {
    var windows = new LabelledWindows();
    read(
        file,
        List.of(SERIES, "window_start", "window_end"),
        (cells, place) -> windows.add(cells[0], millis(cells[1], place), millis(cells[2], place)));
    return windows;
  }

  /** Takes the wanted cells of a row. */
  private interface Row {
    void take(String[] cells, String place);
  }

  private static void read(Path file, List<String> columns, Row rows) {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String header = reader.readLine();
      if (header == null) {
        throw refused(file + ": is empty; allowed: a line of column names, then rows");
      }
      int[] places = places(file, columns, header.strip().split("\t", -1));
      int most = Arrays.stream(places).max().orElse(0);
      long number = 1;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isBlank()) {
          rows.take(
              wanted(line.split("\t", -1), places, most, file + ":" + number), file + ":" + number);
        }
      }
    } catch (IOException e) {
      throw refused(
          file + ": " + FileProblem.describe(e) + "; allowed: tab-separated text in UTF-8");
    }
  }

  private static int[] places(Path file, List<String> columns, String[] header) {
    List<String> names = List.of(header);
    for (String column : columns) {
      if (!names.contains(column)) {
        throw refused(
            "%s:1: has no column %s; its columns, apart by tabs: %s"
                .formatted(file, column, String.join(", ", names)));
      }
    }
    return columns.stream().mapToInt(names::indexOf).toArray();
  }

  private static String[] wanted(String[] cells, int[] places, int most, String place) {
    if (cells.length <= most) {
      throw refused(place + ": has " + cells.length + " columns; allowed: as its header");
    }
    return Arrays.stream(places).mapToObj(column -> cells[column]).toArray(String[]::new);
  }

  private static long millis(String text, String place) {
    try {
      return Timestamps.millis(text);
    } catch (DateTimeException e) {
      throw refused(
          "%s: \"%s\" is no time; allowed: as 2026-03-01T12:00:00Z or 2026-03-01 12:00:00 (UTC)"
              .formatted(place, text));
    }
  }

  private static double count(String text, String place) {
    double count = Double.NaN;
    try {
      count = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      // told below, together with what is a number and no count
    }
    if (!(count >= 0 && count <= Float.MAX_VALUE)) {
      throw refused("%s: \"%s\" is no count; allowed: a number from 0".formatted(place, text));
    }
    return count;
  }

  static CommandFailure refused(String line) {
    return CommandFailure.badUsage(PREFIX + line);
  }
}
