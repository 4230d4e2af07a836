package io.tideline.connectors.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The broker of {@link LocalBroker} in a JVM of its own, which can be killed without warning and
 * started again on the same port and folder. It ends with the JVM that started it, however that
 * ends. What it logs goes to {@code broker.log} in its folder.
 */
public final class LocalBrokerProcess implements AutoCloseable {
  private static final long STOP_SECONDS = 20;

  private final LocalBrokerSettings settings;
  private Process process;

  private LocalBrokerProcess(LocalBrokerSettings settings, Process process) {
    this.settings = settings;
    this.process = process;
  }

  /**
   * Starts a broker and returns once it serves.
   *
   * @throws IOException where it does not start; the message names its log
   */
  public static LocalBrokerProcess start(LocalBrokerSettings settings) throws IOException {
    int port = settings.port() == 0 ? Ports.free() : settings.port();
    LocalBrokerSettings fixed = settings.onPort(port);
    return new LocalBrokerProcess(fixed, launch(fixed));
  }

  /** Where clients connect, {@code host:port}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + settings.port();
  }

  /** The process's id. */
  public long pid() {
    return process.pid();
  }

  /** Ends the process at once, as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Starts it again, after a kill, on the same port and folder. */
  public void restart() throws IOException {
    if (process.isAlive()) {
      throw new IllegalStateException("still running");
    }
    process = launch(settings);
  }

  /** Stops it in an orderly way; forcibly after 20 s. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    if (!awaitEnd()) {
      kill();
    }
  }

  private boolean awaitEnd() {
    try {
      return process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static Process launch(LocalBrokerSettings settings) throws IOException {
    Ports.requireFree(settings.port());
    Files.createDirectories(settings.dataDir());
    Path log = settings.dataDir().resolve("broker.log");
    Process process =
        new ProcessBuilder(command(settings))
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    while (line != null && !line.equals(LocalBrokerMain.READY)) {
      line = out.readLine();
    }
    if (line == null) {
      process.destroyForcibly();
      throw new IOException("the broker does not start; see " + log);
    }
    return process;
  }

  private static List<String> command(LocalBrokerSettings settings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Dlog4j2.configurationFile=io/tideline/connectors/local/broker-log4j2.properties");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(LocalBrokerMain.class.getName());
    command.add(settings.dataDir().toString());
    command.add(String.valueOf(settings.port()));
    settings.overrides().forEach((key, value) -> command.add(key + "=" + value));
    return command;
  }
}
