package io.tideline.job.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command in a JVM of its own, as the launcher starts it, with temporary files of its own. */
final class ChildCommand implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 240;

  private final Path folder;
  private final Process process;

  private ChildCommand(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  /** Starts it; its output goes to files in the folder, its temporary files to one below. */
  static ChildCommand start(Path folder, Map<String, String> environment, String... args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // It ends before better code or a bigger collector would pay.
    command.addAll(
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=192m"));
    for (String name : List.of("java.lang", "java.util", "java.time", "java.nio", "sun.nio.ch")) {
      command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED");
    }
    command.add("-Dlog4j2.configurationFile=classpath:tideline-cli-log4j2.properties");
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Tideline.class.getName());
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(folder.resolve("out").toFile());
    builder.redirectError(folder.resolve("err").toFile());
    builder.environment().putAll(environment);
    return new ChildCommand(folder, builder.start());
  }

  /** What it printed and its exit code, once it has ended. */
  Ran await() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("does not end: " + err());
    }
    return new Ran(process.exitValue(), out(), err());
  }

  /** What it has printed on standard output so far. */
  String out() throws IOException {
    return Files.readString(folder.resolve("out"));
  }

  /** What it has printed on standard error so far. */
  List<String> err() throws IOException {
    return Files.readAllLines(folder.resolve("err"));
  }

  /** Ctrl-C. */
  void interrupt() throws IOException, InterruptedException {
    Interruption.seenByChildren().sendTo(process);
  }

  /** Names of what it has left among the temporary files. */
  List<String> left() throws IOException {
    try (var files = Files.list(folder.resolve("tmp"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
