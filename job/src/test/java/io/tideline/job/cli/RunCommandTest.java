package io.tideline.job.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.job.config.ConfigException;
import io.tideline.job.config.JobConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  private final List<JobConfig> started = new ArrayList<>();

  @TempDir private Path folder;

  @Test
  void startsTheJobWithTheFileAndTheOverrides() throws IOException {
    Ran ran = run(file("kafka.bootstrap_servers: a:1\n"), "--set", "parallelism=3");

    assertThat(ran).isEqualTo(new Ran(0, "", List.of()));
    assertThat(started).hasSize(1);
    assertThat(started.get(0).kafka().bootstrapServers()).isEqualTo("a:1");
    assertThat(started.get(0).parallelism()).isEqualTo(3);
  }

  @Test
  void aWrongConfigurationStartsNothing() throws IOException {
    Path file = file("kafka.group_idd: x\n");

    Ran ran = run(file, "--set", "ui.port=high", "--set", "parallelism=2");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .containsExactly(
            file + ":1: kafka.group_idd: unknown key; did you mean kafka.group_id?",
            "--set: ui.port: \"high\" is not allowed; allowed: a whole number from 0 to 65535",
            file + ": kafka.bootstrap_servers: is required; allowed: a list of HOST:PORT");
    assertThat(started).isEmpty();
  }

  @Test
  void aMissingFileIsBadConfiguration() {
    Ran ran = run(folder.resolve("none.yaml"));

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).containsExactly(folder + "/none.yaml: cannot read: no such file");
  }

  @Test
  void aMainClassReadsTheSameOptions() throws IOException {
    String file = file("kafka.bootstrap_servers: a:1\n").toString();

    JobConfig config =
        RunOptions.load(new String[] {"--config", file, "--set", "ui.port=0"}, Map.of());

    assertThat(config.ui().port()).isZero();
    assertThatThrownBy(() -> RunOptions.load(new String[0], Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessage("run: missing required option: '--config=FILE'");
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("tideline.yaml"), yaml);
  }

  private Ran run(Path file, String... more) {
    List<String> args = new ArrayList<>(List.of("run", "--config", file.toString()));
    args.addAll(List.of(more));
    RunCommand command = new RunCommand(Map.of(), (config, out) -> started.add(config));
    return Ran.of(Tideline.commandLine(List.of(command)), args.toArray(String[]::new));
  }
}
