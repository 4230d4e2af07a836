package io.tideline.connectors.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A Prometheus Alertmanager of its own on this machine, on its loopback address only. */
public final class LocalAlertmanager implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final long STOP_SECONDS = 10;

  private final Process process;
  private final int port;

  private LocalAlertmanager(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts one and returns once it answers.
   *
   * @param folder for its data and its log, {@code alertmanager.log}
   * @param config its configuration, YAML
   * @throws IOException where the program cannot be had or does not start
   */
  public static LocalAlertmanager start(Path folder, String config) throws IOException {
    Path program = AlertmanagerProgram.path();
    Path file = folder.resolve("alertmanager.yml");
    Path log = folder.resolve("alertmanager.log");
    Files.writeString(file, config);
    int port = Ports.free();
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--config.file=" + file,
                "--storage.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    var started = new LocalAlertmanager(process, port);
    if (!started.answers()) {
      started.close();
      throw new IOException("Alertmanager does not start; see " + log);
    }
    return started;
  }

  /** Its base address. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** What a path of its API answers to GET. */
  public String get(String path) throws IOException {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(url() + path)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private boolean answers() {
    long deadline = System.nanoTime() + START.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      try {
        if (get("/-/ready").startsWith("OK")) {
          return true;
        }
      } catch (IOException notYet) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
    return false;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
