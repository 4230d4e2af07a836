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

/** One JVM started by a test, whose output goes to a file. It does not outlive this JVM. */
final class ChildJvm implements AutoCloseable {
  private static final int TAIL_LINES = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Launch launch;
  private final Process process;
  private final Thread reaper;

  /**
   * What to start.
   *
   * @param name of the process, for messages
   * @param log where standard output and standard error go
   * @param confDir Flink's configuration folder
   * @param command the arguments behind {@code java}
   */
  record Launch(String name, Path log, Path confDir, List<String> command) {}

  private ChildJvm(Launch launch, Process process) {
    this.launch = launch;
    this.process = process;
    this.reaper = new Thread(process::destroyForcibly, "reaper of " + launch.name());
    Runtime.getRuntime().addShutdownHook(reaper);
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
      return new ChildJvm(launch, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + launch.name(), e);
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
    forget();
    return process.exitValue();
  }

  /** {@code kill -9}, and waits until the process is gone. */
  void kill() {
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
    forget();
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

  private void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(reaper);
    } catch (IllegalStateException e) {
      // This JVM is going down already; the hook finds the process ended.
      assert !process.isAlive();
    }
  }
}
