package io.tideline.connectors.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that is filled out of sight and shown whole: files are written to a hidden folder on the
 * same disk and moved into place by {@link #publish()}. Closed, or the JVM ended, before that,
 * nothing of it is left. Files of the same names are replaced; others in the folder stay.
 */
public final class OutputFolder implements AutoCloseable {
  private final Path target;
  private final List<Path> made;
  private final Path hidden;
  private final Thread cleanup = new Thread(this::discard, "tideline-output-cleanup");
  private boolean done;

  private OutputFolder(Path target, List<Path> made, Path hidden) {
    this.target = target;
    this.made = made;
    this.hidden = hidden;
    Runtime.getRuntime().addShutdownHook(cleanup);
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

  /** Writes a file of those lines, each ended by {@code \n}. */
  public synchronized void write(String name, Iterable<String> lines) throws IOException {
    if (done) {
      throw new IOException("output folder " + target + ": already closed");
    }
    Path file = hidden.resolve(name);
    Files.createDirectories(file.getParent());
    // Not Files.newBufferedWriter, which fails at half a surrogate pair; here it becomes a '?'.
    try (var out =
        new BufferedWriter(
            new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8))) {
      for (String line : lines) {
        out.write(line);
        out.write('\n');
      }
    }
  }

  /** Moves all files into place. */
  public synchronized void publish() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(hidden)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      Path place = target.resolve(hidden.relativize(file));
      Files.createDirectories(place.getParent());
      Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    made.clear();
    discard();
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

  private static void makeFolders(Path folder, List<Path> made) throws IOException {
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

  private static void removeMade(List<Path> made) throws IOException {
    for (int i = made.size() - 1; i >= 0; i--) {
      try {
        Files.deleteIfExists(made.get(i));
      } catch (DirectoryNotEmptyException somebodyElseUsesIt) {
        return;
      }
    }
  }
}
