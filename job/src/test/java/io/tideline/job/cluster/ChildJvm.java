package io.tideline.job.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One JVM started by a test, whose output goes to a file. It does not outlive this JVM, however
 * that ends: a shutdown hook would not run where Maven halts a test or somebody kills it.
 */
final class ChildJvm implements AutoCloseable {
  /** Its standard input ends when this JVM does. */
  private static final String REAPER = "trap '' INT TERM HUP; read -r nothing; kill -9 \"$0\"";

  private static final int TAIL_LINES = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Launch launch;
  private final Process process;
  private final Process reaper;

  /**
   * What to start.
   *
   * @param name of the process, for messages
   * @param log where standard output and standard error go
   * @param confDir Flink's configuration folder
   * @param command the arguments behind {@code java}
   */
  record Launch(String name, Path log, Path confDir, List<String> command) {}

  private ChildJvm(Launch launch, Process process, Process reaper) {
    this.launch = launch;
    this.process = process;
    this.reaper = reaper;
  }

  static ChildJvm start(Launch launch) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(launch.command());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(launch.log().toFile()));
    builder.environment().put("FLINK_CONF_DIR", launch.confDir().toString());
    try {
      Process process = builder.start();
      return new ChildJvm(launch, process, reaper(process));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + launch.name(), e);
    }
  }

  private static Process reaper(Process process) throws IOException {
    try {
      return new ProcessBuilder("sh", "-c", REAPER, Long.toString(process.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The exit code, once the process has ended by itself; it is killed when it takes too long. */
  int awaitExit(Duration timeout) {
    try {
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        String tail = tail();
        kill();
        throw new AssertionError(
            "%s did not end within %d s%n%s".formatted(launch.name(), timeout.toSeconds(), tail));
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting for " + launch.name(), e);
    }
    reaper.destroyForcibly();
    return process.exitValue();
  }

  /** {@code kill -9}, and waits until the process is gone. */
  void kill() {
    // First the reaper: the process's id may soon be another's.
    reaper.destroyForcibly();
    process.destroyForcibly();
    boolean interrupted = Thread.interrupted();
    try {
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError(launch.name() + " survives kill -9, pid " + process.pid());
      }
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  String output() {
    try {
      return new String(Files.readAllBytes(launch.log()), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "no output: " + e;
    }
  }

  /** The last lines of the output under a heading, for the message of a failed test. */
  String tail() {
    List<String> lines = output().lines().toList();
    List<String> last = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
    return "--- %s (%s, %s)%n%s%n"
        .formatted(
            launch.name(),
            process.isAlive() ? "alive" : "exit code " + process.exitValue(),
            launch.log(),
            String.join(System.lineSeparator(), last));
  }

  @Override
  public void close() {
    kill();
  }
}
