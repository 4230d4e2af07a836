package io.tideline.job.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The statements of {@code docs/sql.md}, in its order. */
final class SqlPage {
  private static final Path PAGE = Path.of("../docs/sql.md");
  private static final Pattern BLOCK = Pattern.compile("(?s)```sql\\n(.*?)```");
  private static final Pattern FUNCTION = Pattern.compile("EXISTS `?(\\w+)`? AS '([\\w.]+)'");

  private SqlPage() {}

  static List<String> statements() {
    return BLOCK
        .matcher(read())
        .results()
        .flatMap(block -> Stream.of(block.group(1).split(";\\n")))
        .map(String::strip)
        .toList();
  }

  static List<String> functions() {
    return statements().stream().filter(sql -> sql.contains(" FUNCTION ")).toList();
  }

  /** The classes that the page makes functions of. */
  static List<String> classes() {
    return functions().stream()
        .flatMap(sql -> FUNCTION.matcher(sql).results())
        .map((MatchResult found) -> found.group(2))
        .toList();
  }

  static String read() {
    try {
      return Files.readString(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The only statement that begins so. */
  static String statement(String start) {
    List<String> found = statements().stream().filter(sql -> sql.startsWith(start)).toList();
    if (found.size() != 1) {
      throw new IllegalStateException(found.size() + " statements begin with " + start);
    }
    return found.get(0);
  }
}
