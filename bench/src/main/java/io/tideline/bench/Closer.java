package io.tideline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Closes what a run has started, the last first, however the run ends: it does so when this JVM
 * shuts down.
 */
final class Closer {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private boolean closed;

  Closer() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::closeAll, "bench-closer"));
  }

  synchronized void add(AutoCloseable resource) {
    open.push(resource);
  }

  /**
   * Starts something and keeps it. A shutdown meanwhile waits for it, so that nothing half started
   * is left behind.
   */
  synchronized <T extends AutoCloseable> T start(Callable<T> starting) throws Exception {
    if (closed) {
      throw new IOException("interrupted");
    }
    T started = starting.call();
    open.push(started);
    return started;
  }

  private synchronized void closeAll() {
    closed = true;
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
