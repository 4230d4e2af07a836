package io.tideline.job.cli;

import io.tideline.connectors.file.FileInputs;
import io.tideline.connectors.file.ReplayFiles;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.job.Environments;
import io.tideline.job.LocalRun;
import io.tideline.job.Topology;
import io.tideline.job.TopologyConfig;
import io.tideline.job.cli.backtest.BacktestReport;
import io.tideline.job.cli.backtest.BacktestResult;
import io.tideline.job.config.TextConfig;
import io.tideline.job.outputs.ReplayEndpoints;
import io.tideline.job.playbook.PlaybooksConfig;
import io.tideline.udfs.playbook.Playbook;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a playbook would have done on recorded events. */
@Command(
    name = "backtest",
    description = {
      "Show what a playbook would have done on recorded events.",
      "Replays them with it, and with another where one is given, and prints per rule what would"
          + " have been sent and what refused and why, then where the two differ. What a rule puts"
          + " off until after the last event is not among it. Writes nothing and sends nothing."
    },
    footerHeading = "%nExample:%n",
    footer = {"  tideline playbook backtest new.yaml --input recorded --against old.yaml"})
final class PlaybookBacktestCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Parameters(paramLabel = "FILE", description = "The playbook, YAML or JSON.")
  private Path file = Path.of("");

  @Option(
      names = "--input",
      required = true,
      paramLabel = "DIR",
      description =
          "Folder with recorded events, as for replay; playbooks that were recorded with them are"
              + " not looked at.")
  private Path input = Path.of("");

  @Option(
      names = "--against",
      paramLabel = "OTHER",
      description = "The playbook to compare with; 'default' is the built-in one.")
  private @Nullable Path against;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many differences of each kind to list; by default ${DEFAULT-VALUE}.")
  private int most;

  @Spec private CommandSpec spec;

  PlaybookBacktestCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    String tested = text(file);
    String other = against == null ? null : text(against);
    List<String> problems = FileInputs.check(input);
    if (!problems.isEmpty()) {
      throw new CommandFailure(
          CommandFailure.BAD_USAGE,
          problems.stream().map(p -> "tideline playbook backtest: --input: " + p).toList());
    }
    var report = new BacktestReport(Math.max(0, most));
    PrintWriter out = spec.commandLine().getOut();
    BacktestResult result = run(file, tested);
    report.of(result).forEach(out::println);
    if (against != null) {
      BacktestResult compared = run(against, other);
      out.println();
      report.of(compared).forEach(out::println);
      out.println();
      report.difference(result, compared).forEach(out::println);
    }
    out.flush();
    return CommandFailure.OK;
  }

  /** The text of a playbook that is valid; null for the built-in one. */
  private static @Nullable String text(Path path) {
    if (isBuiltIn(path)) {
      return null;
    }
    PlaybookFile.read(path);
    return PlaybookFile.text(path);
  }

  private static boolean isBuiltIn(Path path) {
    return path.toString().equals("default");
  }

  private BacktestResult run(Path path, @Nullable String text) throws Exception {
    var files = new ReplayFiles(WarehouseTable.names());
    try (var endpoints = new ReplayEndpoints(input, files)) {
      StreamExecutionEnvironment env =
          Environments.bounded(Runtime.getRuntime().availableProcessors());
      Topology.attach(
          env,
          endpoints,
          TopologyConfig.bounded(
              SampleSecret.of(environment),
              TextConfig.DEFAULT,
              new PlaybooksConfig(text, List.of(), List.of())));
      LocalRun.execute(env, "tideline playbook backtest");
    }
    Playbook playbook = isBuiltIn(path) ? Playbook.BUILT_IN : PlaybookFile.read(path);
    return BacktestResult.of(path.toString(), playbook, files);
  }
}
