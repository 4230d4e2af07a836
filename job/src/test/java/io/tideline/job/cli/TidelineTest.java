package io.tideline.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class TidelineTest {
  @Test
  void anUnknownCommandIsOneLineAndBadUsage() {
    Ran ran = tideline("playbok", "validate", "x");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).hasSize(1);
    assertThat(ran.err().get(0))
        .startsWith("tideline: \"playbok\" is not a command; commands: ")
        .contains("run", "warehouse", "completion")
        .endsWith("; see tideline --help");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                       | tideline: a command is missing",
        "warehouse                | tideline warehouse: a command is missing; commands: migrate,"
            + " export, prune",
        "playbook                 | tideline playbook: a command is missing; commands: validate,"
            + " publish, backtest, default",
        "playbook validate        | tideline playbook validate: missing required parameter: 'FILE'",
        "warehouse drop           | tideline warehouse: \"drop\" is not a command",
        "run                      | tideline run: missing required option: '--config=FILE'",
        "run --config x --fast    | tideline run: unknown option --fast",
        "run --config x more      | tideline run: \"more\" is one argument too many",
        "warehouse migrate        | tideline warehouse migrate: say which warehouse: --config FILE",
        "warehouse migrate --url x --config y | tideline warehouse migrate: say which warehouse",
        "warehouse export alrets --format csv | tideline warehouse export: table alrets is unknown",
        "help replya              | tideline help: \"replya\" is not a command of tideline",
        "help warehouse drop      | tideline help: \"drop\" is not a command of tideline warehouse",
        "replay --input _ --output x | tideline replay: invalid value for option '--input': \" \""
            + " is blank",
        "replay --input x --output _ | tideline replay: invalid value for option '--output': \" \""
            + " is blank",
        "run --config _           | tideline run: invalid value for option '--config': \" \" is"
            + " blank",
        "generate --rate 1 --seconds 1 --config _ | tideline generate: invalid value for option",
        "quickstart --data _      | tideline quickstart: invalid value for option '--data': \" \""
            + " is"
      })
  void badUsageIsOneLine(String line, String start) {
    Ran ran = tideline(line.isEmpty() ? new String[0] : words(line));

    assertThat(ran.err()).hasSize(1);
    assertThat(ran.err().get(0)).startsWith(start).endsWith(" --help");
    assertThat(ran.exitCode()).isEqualTo(2);
  }

  /** Where {@code _} stands for a blank. */
  private static String[] words(String line) {
    return Arrays.stream(line.split(" ")).map(w -> w.equals("_") ? " " : w).toArray(String[]::new);
  }

  @Test
  void aFormatThatDoesNotExistIsOneLineWithThoseThatDo() {
    Ran ran = tideline("warehouse", "export", "alerts", "--format", "xml", "--url", "x");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .containsExactly(
            "tideline warehouse export: --format: \"xml\" is not allowed; allowed: csv, jsonl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-3", "129"})
  void aParallelismOutOfRangeIsBadUsage(String parallelism) {
    Ran ran = tideline("replay", "--input", "x", "--output", "y", "--parallelism", parallelism);

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .containsExactly(
            "tideline replay: --parallelism: "
                + parallelism
                + " is out of range; allowed: 1 to 128");
  }

  @Test
  void anEmptyPathIsNotTheCurrentFolder() {
    Ran ran = tideline("replay", "--input", "", "--output", "x");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .containsExactly(
            "tideline replay: invalid value for option '--input': \"\" is blank; allowed: a path;"
                + " see tideline replay --help");
  }

  @Test
  void theListOfCommandsTellsEachInOneSentence() {
    List<String> lines = tideline("--help").out().lines().toList();
    List<String> commands =
        lines.subList(lines.indexOf("Commands:") + 1, lines.indexOf("Examples:") - 1);

    assertThat(commands)
        .hasSameSizeAs(Tideline.commandLine(Map.of()).getSubcommands().keySet())
        .allMatch(line -> line.matches("  [a-z]+ +[A-Z].*[.]"));
  }

  @ParameterizedTest
  @CsvSource({
    "help, --help",
    "help replay, replay --help",
    "help warehouse export, warehouse export -h"
  })
  void helpIsAnotherWayToAskForHelp(String asked, String same) {
    assertThat(tideline(asked.split(" "))).isEqualTo(tideline(same.split(" ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "replay --help",
        "generate --help",
        "quickstart --help",
        "run --help",
        "completion --help",
        "train --help",
        "evaluate --help",
        "warehouse -h",
        "warehouse migrate --help",
        "warehouse export --help"
      })
  void everyHelpShowsExamples(String line) {
    Ran ran = tideline(line.split(" "));

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).containsPattern("Usage: tideline(.*\n)+Examples?:");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void theVersionNamesFlinkAndJavaToo() {
    Ran ran = tideline("--version");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).matches("(?s)tideline \\S+ \\(Flink \\S+, Java 17\\S*\\)\\s+");
  }

  @Test
  void completionKnowsEveryCommandAndOption() {
    Ran ran = tideline("completion");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .startsWith("#!/usr/bin/env bash")
        .contains("warehouse", "migrate", "--config", "volume_hourly", "complete -F");
  }

  @Test
  void aFailureIsItsLinesAndItsExitCode() {
    Ran ran = failing(new CommandFailure(1, List.of("kafka: gone", "disk: full")));

    assertThat(ran).isEqualTo(new Ran(1, "", List.of("kafka: gone", "disk: full")));
  }

  @Test
  void onlyTheUnexpectedShowsWhereItHappened() {
    Ran ran = failing(new IllegalStateException("a rule was broken"));

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err().get(0))
        .isEqualTo(
            "tideline fail: unexpected failure: java.lang.IllegalStateException: a rule was"
                + " broken");
    assertThat(ran.err()).anyMatch(line -> line.strip().startsWith("at "));
  }

  @Test
  void anAddressThatIsNoneIsBadConfiguration() {
    Ran ran = tideline("warehouse", "migrate", "--url", "postgres://u:pw@h/db");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .containsExactly(
            "--url: warehouse.url: \"postgres://***@h/db\" is not allowed; allowed:"
                + " jdbc:postgresql://HOST:PORT/DATABASE");
  }

  @Test
  void aWarehouseThatDoesNotAnswerIsAFailureInOneLine() {
    Ran ran = tideline("warehouse", "migrate", "--url", "jdbc:postgresql://localhost:1/x");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).hasSize(1);
  }

  private static Ran tideline(String... args) {
    return Ran.of(Tideline.commandLine(Map.of()), args);
  }

  private static Ran failing(Exception failure) {
    CommandLine line = Tideline.commandLine(List.of(new Failing(failure)));
    return Ran.of(line, "fail");
  }

  /** A command that fails as it is told. */
  @Command(name = "fail")
  private record Failing(Exception failure) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      throw failure;
    }
  }
}
