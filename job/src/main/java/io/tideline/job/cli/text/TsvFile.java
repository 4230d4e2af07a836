package io.tideline.job.cli.text;

import io.tideline.job.config.FileProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * A tab-separated file in UTF-8: a line of column names, then a row a line. There is no quoting: a
 * quotation mark is a character as any other. A line ends with LF or CRLF, and only there; a byte
 * order mark before the header and empty lines after the last row are passed over.
 *
 * @param header the names of the columns
 * @param rows as many cells as there are columns, each
 */
record TsvFile(Path file, List<String> header, List<List<String>> rows) {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /**
   * Reads a file.
   *
   * @throws InputException if there is none, it is not UTF-8, or a row has another number of cells
   *     than the header
   */
  static TsvFile read(Path file) {
    List<String> lines = lines(file, text(file));
    if (lines.isEmpty()) {
      throw new InputException(file + ": is empty; allowed: a line of column names, then rows");
    }
    List<String> header = cells(lines.get(0)).stream().map(String::strip).toList();
    if (new HashSet<>(header).size() < header.size()) {
      throw new InputException(
          file + ":1: names a column twice: " + header + "; allowed: each name once");
    }
    List<List<String>> rows = new ArrayList<>(lines.size());
    for (int i = 1; i < lines.size(); i++) {
      List<String> row = cells(lines.get(i));
      if (row.size() != header.size()) {
        throw new InputException(
            "%s:%d: has %d columns; allowed: %d, as its header"
                .formatted(file, i + 1, row.size(), header.size()));
      }
      rows.add(row);
    }
    return new TsvFile(file, header, rows);
  }

  private static String text(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IOException e) {
      throw new InputException(
          file + ": " + FileProblem.describe(e) + "; allowed: tab-separated text in UTF-8");
    }
  }

  private static List<String> lines(Path file, String text) {
    int from = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
    List<String> lines = new ArrayList<>();
    for (String line : text.substring(from).split("\n")) {
      lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    if (!lines.isEmpty() && lines.get(0).isEmpty()) {
      throw new InputException(file + ":1: is empty; allowed: a line of column names");
    }
    return lines;
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.split("\t", -1));
  }

  /** Whether there is a column of that name. */
  boolean has(String column) {
    return header.contains(column);
  }

  /**
   * Where a column stands.
   *
   * @throws InputException if there is none of that name
   */
  int column(String name) {
    int column = header.indexOf(name);
    if (column < 0) {
      throw new InputException(
          "%s:1: has no column %s; its columns, apart by tabs: %s"
              .formatted(file, name, String.join(", ", header)));
    }
    return column;
  }

  /**
   * The same file with a column known as {@code label}; a column of that name, if there is another,
   * is known no more.
   *
   * @throws InputException if there is none of that name
   */
  TsvFile labelledBy(String column) {
    List<String> names = new ArrayList<>(header);
    names.replaceAll(name -> name.equals("label") ? "another label" : name);
    names.set(column(column), "label");
    return new TsvFile(file, List.copyOf(names), rows);
  }

  /** The file and the line of a row, counted from 1 as editors do. */
  String place(int row) {
    return file + ":" + (row + 2);
  }
}
