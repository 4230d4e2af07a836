package io.tideline.job.cli.quickstart;

import io.tideline.job.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where everything is kept while it runs.
 *
 * @param temporary it is removed at the end
 */
record DataFolder(Path path, boolean temporary) {
  /** How the names of temporary folders begin. */
  static final String PREFIX = "tideline-quickstart-";

  /**
   * A new temporary folder, or the given one, which must be new or empty.
   *
   * @throws IOException with one line that says what is wrong with it
   */
  static DataFolder open(@Nullable Path given) throws IOException {
    if (given == null) {
      Path made = Files.createTempDirectory(PREFIX);
      FolderOwner.of(ProcessHandle.current()).writeTo(made);
      return new DataFolder(made, true);
    }
    Path folder = given.toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException(given + " cannot be made; allowed: a folder to write to", e);
    }
    try (Stream<Path> content = Files.list(folder)) {
      if (content.findAny().isPresent()) {
        throw new IOException(given + " is not empty; allowed: a new or an empty folder");
      }
    }
    if (!Files.isWritable(folder)) {
      throw new IOException(given + " cannot be written to; allowed: a folder to write to");
    }
    return new DataFolder(folder, false);
  }

  Path log() {
    return path.resolve("tideline.log");
  }

  /** Removes a temporary folder with all that is in it; leaves any other. */
  void removeIfTemporary() throws IOException {
    if (temporary) {
      TemporaryFolder.remove(path);
    }
  }
}
