package io.tideline.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.playbook.document.PlaybookReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PlaybookCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int tideline(String... args) {
    CommandLine line = Tideline.commandLine(Map.of());
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(args);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("playbook.yaml"), text);
  }

  @Test
  void aValidPlaybookIsToldInOneLine() throws IOException {
    Path file = file("{version: v1, rules: [{id: a, on: message, enabled: false}]}");

    assertThat(tideline("playbook", "validate", file.toString())).isZero();
    assertThat(out.toString())
        .startsWith(file + ": valid: tenant default, version v1, accounts *; 1 rules (1 off,");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void everyProblemIsALineWithItsPlace() throws IOException {
    Path file =
        file(
            """
            version: v1
            rules:
              - {id: a, on: volume_spike, when: signal.growht > 1}
              - {id: a, on: message}
            """);

    assertThat(tideline("playbook", "validate", file.toString())).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(
            file
                + ": rules[0].when: line 3: no such field `signal.growht`; did you mean"
                + " `signal.growth`?",
            file + ": rules[1].id: line 4: `a` is the id of another rule, on line 3");
  }

  @Test
  void aFileThatIsNotThereIsOneLine() {
    assertThat(tideline("playbook", "validate", "nosuch.yaml")).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("nosuch.yaml: no such file");
  }

  @Test
  void theBuiltInOneIsPrintedToStartFrom() throws IOException {
    assertThat(tideline("playbook", "default")).isZero();
    assertThat(out.toString()).isEqualTo(PlaybookReader.builtInText());
    assertThat(tideline("playbook", "validate", file(out.toString()).toString())).isZero();
  }
}
