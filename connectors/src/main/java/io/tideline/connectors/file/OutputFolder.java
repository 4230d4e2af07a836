package io.tideline.connectors.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder that is filled out of sight and shown whole: files are written to a hidden folder on the
 * same disk and moved into place by {@link #publish()}, all or none. Closed, or the JVM ended,
 * before that, nothing of it is left. Files of the same names are replaced; others in the folder
 * stay.
 */
public final class OutputFolder implements AutoCloseable {
  private final Path target;
  private final List<Path> made;
  private final Path hidden;
  private final Thread cleanup = new Thread(this::discard, "tideline-output-cleanup");
  private final Set<String> written = new LinkedHashSet<>();
  private boolean done;

  private OutputFolder(Path target, List<Path> made, Path hidden) {
    this.target = target;
    this.made = made;
    this.hidden = hidden;
    Runtime.getRuntime().addShutdownHook(cleanup);
  }

  /**
   * What keeps files of those names from being written to the folder, one line a problem; empty
   * where nothing is seen to. Changes nothing.
   */
  public static List<String> check(Path folder, Collection<String> names) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    Set<String> problems = new LinkedHashSet<>();
    for (String name : names) {
      Path file = folder.resolve(name);
      Path parent = Objects.requireNonNull(file.getParent());
      if (Files.isDirectory(file)) {
        problems.add(file + " cannot be written: is a folder");
      } else if (Files.exists(parent) && !Files.isDirectory(parent)) {
        problems.add(parent + " cannot be written: is a file");
      } else if (Files.exists(parent) && !Files.isWritable(parent)) {
        problems.add(parent + " cannot be written: Permission denied");
      }
    }
    return List.copyOf(problems);
  }

  /**
   * Makes the folder, where it does not exist, and sees that it can be written.
   *
   * @throws IOException with one line where it cannot
   */
  public static OutputFolder prepare(Path folder) throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    if (Files.exists(target) && !Files.isDirectory(target)) {
      throw new IOException(
          "output folder " + folder + ": is a file; allowed: a folder to write to");
    }
    List<Path> made = new ArrayList<>();
    try {
      makeFolders(target, made);
      return new OutputFolder(target, made, Files.createTempDirectory(target, ".tideline-"));
    } catch (IOException e) {
      removeMade(made);
      throw new IOException(
          "output folder " + folder + ": cannot be written; allowed: a folder to write to", e);
    }
  }

  /**
   * Writes a file of those lines, each ended by {@code \n}.
   *
   * @throws IOException with one line where it cannot
   */
  public void write(String name, Iterable<String> lines) throws IOException {
    write(name, out -> writeLines(out, lines));
  }

  /**
   * Writes a file of those bytes.
   *
   * @throws IOException with one line where it cannot
   */
  public void write(String name, byte[] bytes) throws IOException {
    write(name, (OutputStream out) -> out.write(bytes));
  }

  private synchronized void write(String name, Content content) throws IOException {
    if (done) {
      throw new IOException("output folder " + target + ": already closed");
    }
    Path file = fresh().resolve(name);
    try {
      Files.createDirectories(file.getParent());
      try (OutputStream out = Files.newOutputStream(file)) {
        content.writeTo(out);
      }
    } catch (IOException e) {
      throw new IOException(target.resolve(name) + " cannot be written: " + FailureReason.of(e), e);
    }
    written.add(name);
  }

  private static void writeLines(OutputStream to, Iterable<String> lines) throws IOException {
    // Not Files.newBufferedWriter, which fails at half a surrogate pair; here it becomes a '?'.
    try (var out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8))) {
      for (String line : lines) {
        out.write(line);
        out.write('\n');
      }
    }
  }

  /** What a file is to hold. */
  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Moves all files into place, in the order they were written: where the last one shows, all are
   * of the same run.
   *
   * @throws IOException with one line where one cannot be; the folder is as it was then
   */
  public synchronized void publish() throws IOException {
    try {
      new Publication(fresh(), hidden.resolve("old"), target).publish(List.copyOf(written));
    } catch (Publication.NotUndoneException e) {
      // What was set aside is somebody's only copy.
      done = true;
      throw new IOException(e.getMessage(), e);
    }
    made.clear();
    discard();
  }

  private Path fresh() {
    return hidden.resolve("new");
  }

  /** Removes what was not published. */
  @Override
  public void close() {
    discard();
    try {
      Runtime.getRuntime().removeShutdownHook(cleanup);
    } catch (IllegalStateException e) {
      // The JVM is ending, and the hook runs or has run.
      return;
    }
  }

  private synchronized void discard() {
    if (done) {
      return;
    }
    done = true;
    try (Stream<Path> all = Files.walk(hidden)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
      removeMade(made);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + hidden, e);
    }
  }

  static void makeFolders(Path folder, List<Path> made) throws IOException {
    if (Files.exists(folder)) {
      return;
    }
    Path parent = folder.getParent();
    if (parent != null) {
      makeFolders(parent, made);
    }
    Files.createDirectory(folder);
    made.add(folder);
  }

  static void removeMade(List<Path> made) throws IOException {
    for (int i = made.size() - 1; i >= 0; i--) {
      try {
        Files.deleteIfExists(made.get(i));
      } catch (DirectoryNotEmptyException somebodyElseUsesIt) {
        return;
      }
    }
  }
}
