package io.tideline.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A {@link DrainMain} in its own JVM of fixed size. */
final class FlinkProcess implements AutoCloseable {
  private static final long STOP_SECONDS = 30;
  private static final int LOG_LINES = 30;
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.net",
          "java.nio",
          "java.time",
          "java.util",
          "java.util.concurrent",
          "sun.nio.ch");

  private final Process process;
  private final BufferedReader out;
  private final Path log;

  private FlinkProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * What to start.
   *
   * @param arguments of {@link DrainMain}
   * @param heap as {@code -Xmx} has it
   * @param recording where Java Flight Recorder writes; null for none
   */
  record Launch(List<String> arguments, String heap, @Nullable Path recording, Path log) {}

  static FlinkProcess start(Launch launch) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + launch.heap());
    command.add("-XX:+UseParallelGC");
    command.add("-Dlog4j2.configurationFile=io/tideline/bench/log4j2.properties");
    OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    if (launch.recording() != null) {
      command.addAll(
          List.of(
              "-XX:+UnlockDiagnosticVMOptions",
              "-XX:+DebugNonSafepoints",
              "-XX:FlightRecorderOptions=stackdepth=128",
              "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                  + launch.recording()));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(DrainMain.class.getName());
    command.addAll(launch.arguments());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
    builder.environment().put("TIDELINE_PSEUDONYM_SECRET", "of-the-bench");
    return new FlinkProcess(builder.start(), launch.log());
  }

  long pid() {
    return process.pid();
  }

  /** The next object it writes. */
  ObjectNode awaitLine() throws IOException {
    String line = out.readLine();
    while (line != null && !line.startsWith("{")) {
      line = out.readLine();
    }
    if (line == null) {
      throw new IOException("Flink ended without a result:\n" + tail());
    }
    return (ObjectNode) new ObjectMapper().readTree(line);
  }

  private String tail() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
  }

  /** Lets the job end, and the JVM after it; forcibly after 30 s. */
  @Override
  public void close() throws IOException {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
