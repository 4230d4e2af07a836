package io.tideline.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout that is not built, with a Maven that is none. */
class LauncherTest {
  private static final String BUILDING =
      "tideline: building (first use, or sources have changed); this can take some minutes";

  @TempDir private Path checkout;

  @BeforeEach
  void copyTheLauncher() throws IOException {
    Files.copy(Path.of("..", "tideline"), checkout.resolve("tideline"));
    Files.createDirectory(checkout.resolve("bin"));
  }

  @Test
  void aFailedBuildIsToldWithoutColoursWhereThereIsNoTerminal() throws Exception {
    maven("printf '\\033[0m\\033[1;31m[ERROR]\\033[m no such symbol\\n\\033[0m'; exit 1");

    Ran ran = launch(Map.of(), "--version");

    assertThat(ran)
        .isEqualTo(
            new Ran(
                1,
                "",
                List.of(
                    BUILDING,
                    "[ERROR] no such symbol",
                    "tideline: the build failed; its messages are above")));
  }

  @Test
  void aJavaHomeWithoutJavaIsOneLine() throws Exception {
    Ran ran = launch(Map.of("JAVA_HOME", "/nowhere"), "--version");

    assertThat(ran)
        .isEqualTo(
            new Ran(
                2,
                "",
                List.of(
                    "tideline: JAVA_HOME is /nowhere, where there is no bin/java; allowed: a Java"
                        + " 17")));
  }

  private void maven(String script) throws IOException {
    Path maven = checkout.resolve("bin/mvn");
    Files.writeString(maven, "#!/bin/sh\n" + script + "\n");
    assertThat(maven.toFile().setExecutable(true)).isTrue();
  }

  private Ran launch(Map<String, String> environment, String... args) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("bash", checkout.resolve("tideline").toString());
    builder.command().addAll(List.of(args));
    Path err = checkout.resolve("err");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("PATH", checkout.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().putAll(environment);
    Process launched = builder.redirectError(err.toFile()).start();
    String out = new String(launched.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(launched.waitFor(), out, Files.readAllLines(err));
  }
}
