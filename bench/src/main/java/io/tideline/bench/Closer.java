package io.tideline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Closes what a run has started, the last first, however the run ends: it does so when this JVM
 * shuts down.
 */
final class Closer {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  Closer() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::closeAll, "bench-closer"));
  }

  synchronized void add(AutoCloseable resource) {
    open.push(resource);
  }

  /** Closes one early. */
  void close(AutoCloseable resource) throws Exception {
    synchronized (this) {
      open.remove(resource);
    }
    resource.close();
  }

  private synchronized void closeAll() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        System.err.println("bench: " + e.getMessage());
      }
    }
  }

  /** Removes a folder with everything in it. */
  static void delete(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException somethingVanished) {
      throw somethingVanished.getCause();
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }
}
