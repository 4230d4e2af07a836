package io.tideline.connectors.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prometheus Alertmanager's program from Debian's package {@code prometheus-alertmanager}: the one
 * that is installed, else the package, unpacked into this user's cache, where nothing is started by
 * itself. Its templates it takes from one folder only, so a link stands there as long as the
 * package is not installed.
 */
final class AlertmanagerProgram {
  private static final String PACKAGE = "prometheus-alertmanager";
  private static final String PROGRAM = "usr/bin/" + PACKAGE;
  private static final String TEMPLATES = "usr/share/prometheus/alertmanager";
  private static final long PATIENCE_SECONDS = 180;

  private AlertmanagerProgram() {}

  /**
   * The program's path.
   *
   * @throws IOException where it is not here and the package cannot be had; the message says why
   */
  static synchronized Path path() throws IOException {
    Path installed = Path.of("/", PROGRAM);
    if (Files.isExecutable(installed)) {
      return installed;
    }
    Path cache =
        Path.of(System.getProperty("user.home", "."), ".cache", "tideline", "alertmanager");
    Path cached = cache.resolve(PROGRAM);
    if (!Files.isExecutable(cached)) {
      Files.createDirectories(cache);
      download(cache);
      unpack(cache);
    }
    linkTemplates(cache.resolve(TEMPLATES));
    return cached;
  }

  private static void linkTemplates(Path unpacked) throws IOException {
    Path link = Path.of("/", TEMPLATES);
    if (Files.exists(link)) {
      return;
    }
    try {
      Files.createDirectories(link.getParent());
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, unpacked);
    } catch (IOException e) {
      throw new IOException(
          "Alertmanager needs its templates in " + link + ": run as root, or install " + PACKAGE,
          e);
    }
  }

  private static void download(Path folder) throws IOException {
    String problem = run(folder, "apt-get", "download", "-qq", PACKAGE);
    if (problem == null) {
      return;
    }
    // A clean machine has no list of packages yet.
    String listProblem = run(folder, "apt-get", "update", "-qq");
    problem =
        listProblem == null ? run(folder, "apt-get", "download", "-qq", PACKAGE) : listProblem;
    if (problem != null) {
      throw new IOException(
          "no Alertmanager here: on Debian or Ubuntu, as root, the package "
              + PACKAGE
              + " is fetched by apt-get; or install it. "
              + problem);
    }
  }

  private static void unpack(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> packages =
          files.filter(file -> file.getFileName().toString().endsWith(".deb")).toList();
      for (Path file : packages) {
        String problem = run(folder, "dpkg-deb", "--extract", file.toString(), folder.toString());
        if (problem != null) {
          throw new IOException("cannot unpack " + file + ": " + problem);
        }
        Files.delete(file);
      }
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Null where the command succeeds; else what it said. */
  private static @Nullable String run(Path folder, String... command) throws IOException {
    try {
      Path said = Files.createTempFile("tideline-apt-", ".log");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      String output = Files.readString(said, StandardCharsets.UTF_8).strip();
      Files.delete(said);
      return ended && process.exitValue() == 0
          ? null
          : String.join(" ", command) + ": " + (ended ? output : "does not end");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
