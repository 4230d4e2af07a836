package io.tideline.udfs.text.normal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The word lists that come with Tideline: lines of tab-separated columns behind a header line. */
public final class WordLists {
  private static final String FOLDER = "/io/tideline/udfs/text/lexicon/";

  private WordLists() {}

  /** The rows of a list. */
  public static List<String[]> rows(String name) {
    try (InputStream in = WordLists.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("no word list " + name);
      }
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return all.lines().skip(1).filter(l -> !l.isBlank()).map(l -> l.split("\t", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One column of a list. */
  public static List<String> column(String name, int column) {
    List<String> values = new ArrayList<>();
    for (String[] row : rows(name)) {
      values.add(row[column]);
    }
    return values;
  }
}
