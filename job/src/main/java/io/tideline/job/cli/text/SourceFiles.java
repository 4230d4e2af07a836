package io.tideline.job.cli.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Finds the files of a source, in an order that is the same on every machine. */
final class SourceFiles {
  private static final String WILD = "[*?{\\[].*";

  private SourceFiles() {}

  /**
   * The files of a source below a folder.
   *
   * @throws InputException if there are none, or what names them is no pattern
   */
  static List<Path> of(RecipeSource source, Path folder) {
    List<Path> files;
    try {
      files = matching(source.files(), folder);
    } catch (PatternSyntaxException | InvalidPathException e) {
      String why =
          e instanceof PatternSyntaxException syntax ? syntax.getDescription() : e.getMessage();
      throw new InputException(
          "%s: files: \"%s\" is no pattern: %s; allowed: a file, or a pattern with *, ?, [...], {...}"
              .formatted(source.place(), source.files(), why.lines().findFirst().orElse("")));
    }
    if (files.isEmpty()) {
      throw new InputException(
          "%s: files: %s is no file; allowed: a file, or a pattern that some match"
              .formatted(source.place(), folder.resolve(source.files())));
    }
    return files;
  }

  private static List<Path> matching(String pattern, Path folder) {
    String plain = pattern.replaceFirst(WILD, "");
    if (plain.equals(pattern)) {
      return Stream.of(folder.resolve(pattern)).filter(Files::isRegularFile).toList();
    }
    Path start = folder.resolve(plain.substring(0, plain.lastIndexOf('/') + 1));
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    PathMatcher matcher = folder.getFileSystem().getPathMatcher("glob:" + pattern);
    try (Stream<Path> all = Files.walk(start)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> matcher.matches(folder.relativize(file)))
          .sorted(Comparator.comparing(file -> folder.relativize(file).toString()))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new InputException(start + ": cannot be listed: " + e.getMessage());
    }
  }
}
