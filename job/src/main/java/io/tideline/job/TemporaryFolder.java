package io.tideline.job;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A new folder that is removed with all that is in it when it is closed or the JVM ends. */
public final class TemporaryFolder implements AutoCloseable {
  private static final int ATTEMPTS = 100;

  private final Path path;
  private final Thread hook = new Thread(this::removeAtTheEnd, "tideline-temporary-folder");

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  /** Makes a folder among the user's temporary files. */
  public static TemporaryFolder create(String prefix) throws IOException {
    var folder = new TemporaryFolder(Files.createTempDirectory(prefix));
    Runtime.getRuntime().addShutdownHook(folder.hook);
    return folder;
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    remove(path);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending, and the hook runs or has run.
      return;
    }
  }

  /** Whoever uses it does not know yet that the JVM ends, and may still put files there. */
  private void removeAtTheEnd() {
    for (int attempt = 0; attempt < ATTEMPTS && Files.exists(path); attempt++) {
      try {
        remove(path);
      } catch (IOException filledMeanwhile) {
        Thread.onSpinWait();
      }
    }
  }

  /** Removes a folder with all that is in it, also while others remove or add files. */
  public static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      Files.walkFileTree(folder, new Removal());
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
