package io.tideline.job.cli;

import io.tideline.connectors.file.FileInputs;
import io.tideline.connectors.file.OutputFolder;
import io.tideline.connectors.file.ReplayFiles;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.job.Environments;
import io.tideline.job.LocalRun;
import io.tideline.job.Topology;
import io.tideline.job.TopologyConfig;
import io.tideline.job.outputs.ReplayEndpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the job over recorded events, without any server. */
@Command(
    name = "replay",
    description = {
      "Run the job over recorded events, files in and files out.",
      "Reads DIR/<topic>.jsonl, one event a line, and writes what the live job would have put on"
          + " topics and into tables. Needs no server. The same input gives the same output,"
          + " whatever the parallelism."
    },
    footerHeading = "%nWrites:%n",
    footer = {
      "  automation-triggers.jsonl, escalation-alerts.jsonl, dead-letters.jsonl,",
      "  playbook-status.jsonl   what the job puts on the topics of these names",
      "  tables/<table>.jsonl    the final row of each key, for every table",
      "  summary.json            per topic: read, accepted, duplicates, tombstones, dead letters",
      "",
      "Records that cannot be used are dead-lettered and do not fail the run; a run that fails leaves",
      "no file.",
      "",
      "Example:",
      "  tideline replay --input recorded --output result --parallelism 2"
    })
final class ReplayCommand implements Callable<Integer> {
  @Option(
      names = "--input",
      required = true,
      paramLabel = "DIR",
      description =
          "Folder with one <topic>.jsonl, such as comments.jsonl, for each topic there is input"
              + " for.")
  private Path input;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description =
          "Folder to write to. It is made where it does not exist; in one that does, files of the"
              + " names below are replaced and others stay.")
  private Path output;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "0",
      description = "Instances of each step, 1 to 128. By default one a core; more are of no use.")
  private int parallelism;

  @Override
  public Integer call() throws Exception {
    List<String> problems = FileInputs.check(input);
    if (!problems.isEmpty()) {
      throw new CommandFailure(
          CommandFailure.BAD_USAGE,
          problems.stream().map(problem -> "tideline replay: --input: " + problem).toList());
    }
    try (OutputFolder folder = prepare()) {
      var files = new ReplayFiles(WarehouseTable.names());
      String summary = run(files);
      files.writeTo(folder);
      folder.write("summary.json", List.of(summary));
      folder.publish();
    }
    return CommandFailure.OK;
  }

  private OutputFolder prepare() {
    try {
      return OutputFolder.prepare(output);
    } catch (IOException e) {
      throw CommandFailure.badUsage("tideline replay: --output: " + e.getMessage());
    }
  }

  private String run(ReplayFiles files) throws Exception {
    try (var endpoints = new ReplayEndpoints(input, files)) {
      StreamExecutionEnvironment env = Environments.bounded(instances());
      Topology.attach(env, endpoints, TopologyConfig.DEFAULT);
      long started = System.nanoTime();
      JobExecutionResult result = LocalRun.execute(env, "tideline replay");
      long millis = (System.nanoTime() - started) / 1_000_000;
      return ReplaySummary.of(result.getAllAccumulatorResults(), millis);
    }
  }

  private int instances() {
    if (parallelism == 0) {
      return Runtime.getRuntime().availableProcessors();
    }
    if (parallelism < 1 || parallelism > Environments.MAX_PARALLELISM) {
      throw CommandFailure.badUsage(
          "tideline replay: --parallelism: %d is out of range; allowed: 1 to %d"
              .formatted(parallelism, Environments.MAX_PARALLELISM));
    }
    return parallelism;
  }
}
