package io.tideline.job.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.job.ThisMachine;
import io.tideline.job.cli.Interruption;
import io.tideline.job.cli.Tideline;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command in a JVM of its own, as a user starts and stops it. */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("timed")
class QuickstartIT {
  private static final Pattern ALERT =
      Pattern.compile(
          "\\d\\d:\\d\\d:\\d\\dZ  (WARNING|CRITICAL)  +firing +Comments (on video \\S+ )?of .*");
  private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");
  private static final long ALERT_WITHIN_SECONDS = 90;

  @TempDir private Path temporary;

  @Test
  void showsASpikeAndLeavesNothingBehindWhenInterrupted() throws Exception {
    Process quickstart = start();
    long started = System.nanoTime();
    List<String> lines = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(quickstart.getInputStream(), StandardCharsets.UTF_8))) {
      readUntilAlert(out, lines);
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
      assertThat(seconds).as("seconds to the first alert").isLessThan(ALERT_WITHIN_SECONDS);
      Interruption interruption = Interruption.seenByChildren();
      interruption.sendTo(quickstart);
      out.lines().forEach(lines::add);
      assertThat(quickstart.waitFor()).isEqualTo(interruption.exitCode());
    } finally {
      quickstart.destroyForcibly();
    }
    assertThat(lines).last().isEqualTo("stopped");
    assertThat(portsIn(lines)).hasSizeGreaterThanOrEqualTo(3).allMatch(ThisMachine::isFree);
    assertThat(processesThatMention(temporary.toString())).isEmpty();
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).as("left in the temporary folder").isEmpty();
    }
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String name : List.of("java.lang", "java.util", "java.time", "java.nio", "sun.nio.ch")) {
      command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED");
    }
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=192m"));
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Tideline.class.getName());
    command.add("quickstart");
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void readUntilAlert(BufferedReader out, List<String> lines) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      lines.add(line);
      if (ALERT.matcher(line).matches()) {
        return;
      }
    }
    throw new AssertionError("ended without an alert:\n" + String.join("\n", lines));
  }

  private static List<Integer> portsIn(List<String> lines) {
    List<Integer> ports = new ArrayList<>();
    for (String line : lines) {
      Matcher matcher = PORT.matcher(line);
      while (matcher.find()) {
        ports.add(Integer.parseInt(matcher.group(1)));
      }
    }
    return ports;
  }

  private static List<String> processesThatMention(String text) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .map(process -> process.info().commandLine().orElse(""))
        .filter(command -> command.contains(text))
        .toList();
  }
}
