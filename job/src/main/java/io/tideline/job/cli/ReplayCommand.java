package io.tideline.job.cli;

import io.tideline.connectors.file.FileInputs;
import io.tideline.connectors.file.OutputFolder;
import io.tideline.connectors.file.PlaybookFile;
import io.tideline.connectors.file.RecordedPlaybooks;
import io.tideline.connectors.file.ReplayFiles;
import io.tideline.connectors.playbook.PlaybookDocument;
import io.tideline.connectors.text.ModelFolder;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.job.Environments;
import io.tideline.job.LocalRun;
import io.tideline.job.Topology;
import io.tideline.job.TopologyConfig;
import io.tideline.job.config.TextConfig;
import io.tideline.job.outputs.ReplayEndpoints;
import io.tideline.job.playbook.PlaybooksAtStart;
import io.tideline.job.playbook.PlaybooksConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the job over recorded events, without any server. */
@Command(
    name = "replay",
    description = {
      "Run the job over recorded events, files in and files out.",
      "Reads DIR/<topic>.jsonl, one event a line, and writes what the live job would have put on"
          + " topics and into tables. Needs no server. The same input gives the same output,"
          + " whatever the parallelism, but for updated_at, failed_at, backfill and duration_s."
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
  private static final String SUMMARY = "summary.json";

  private final Map<String, String> environment;

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
      description = "Instances of each step, 1 to 128. By default one a core; more are of no use.")
  private @Nullable Integer parallelism;

  @Option(
      names = "--models",
      paramLabel = "DIR",
      description =
          "Read texts with the models of this folder, as train writes them, in place of those that"
              + " come with Tideline.")
  private @Nullable Path models;

  @Option(
      names = "--playbook",
      paramLabel = "FILE",
      description =
          "The playbook, YAML or JSON, that holds where DIR/playbook.jsonl has none; by default the"
              + " built-in one.")
  private @Nullable Path playbook;

  @Spec private CommandSpec spec;

  ReplayCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    int instances = instances();
    refuse("--input", FileInputs.check(input));
    TextConfig text = text();
    PlaybooksConfig playbooks = playbooks();
    var files = new ReplayFiles(WarehouseTable.names());
    SampleSecret.of(environment);
    try (OutputFolder folder = prepare(files)) {
      warn();
      TopologyConfig config = TopologyConfig.bounded(SampleSecret.of(environment), text, playbooks);
      write(files, run(files, instances, config), folder);
    }
    return CommandFailure.OK;
  }

  private static void refuse(String option, List<String> problems) {
    if (!problems.isEmpty()) {
      throw new CommandFailure(
          CommandFailure.BAD_USAGE,
          problems.stream().map(p -> "tideline replay: " + option + ": " + p).toList());
    }
  }

  private OutputFolder prepare(ReplayFiles files) {
    List<String> names = new ArrayList<>(files.names());
    names.add(SUMMARY);
    refuse("--output", OutputFolder.check(output, names));
    try {
      return OutputFolder.prepare(output);
    } catch (IOException e) {
      throw CommandFailure.badUsage("tideline replay: --output: " + e.getMessage());
    }
  }

  private void warn() throws IOException {
    List<String> warnings = new ArrayList<>();
    FileInputs.warnings(input).forEach(warning -> warnings.add("--input: " + warning));
    SampleSecret.warning(SampleSecret.of(environment)).ifPresent(warnings::add);
    PrintWriter err = spec.commandLine().getErr();
    warnings.forEach(warning -> err.println("tideline replay: warning: " + warning));
    err.flush();
  }

  /** The summary comes last: where it shows, all files are there. */
  private static void write(ReplayFiles files, String summary, OutputFolder folder) {
    try {
      files.writeTo(folder);
      folder.write(SUMMARY, List.of(summary));
      folder.publish();
    } catch (IOException e) {
      throw CommandFailure.whileRunning("tideline replay: --output: " + e.getMessage());
    }
  }

  private String run(ReplayFiles files, int instances, TopologyConfig config) throws Exception {
    try (var endpoints = new ReplayEndpoints(input, files)) {
      StreamExecutionEnvironment env = Environments.bounded(instances);
      Topology.attach(env, endpoints, config);
      long started = System.nanoTime();
      JobExecutionResult result = LocalRun.execute(env, "tideline replay");
      long millis = (System.nanoTime() - started) / 1_000_000;
      return ReplaySummary.of(result.getAllAccumulatorResults(), millis);
    }
  }

  /** Those of the input hold from before its first event, as on a topic when a job starts. */
  private PlaybooksConfig playbooks() throws IOException {
    PlaybookDocument initial = null;
    if (playbook != null) {
      PlaybookFile file = PlaybookFile.read(playbook);
      refuse("--playbook", file.problems());
      initial = new PlaybookDocument(null, Objects.requireNonNull(file.document()).text(), 0);
    }
    return PlaybooksAtStart.of(initial, RecordedPlaybooks.read(input));
  }

  private TextConfig text() {
    if (models == null) {
      return TextConfig.DEFAULT;
    }
    refuse("--models", ModelFolder.problem(models).stream().toList());
    return new TextConfig(models.toString());
  }

  private int instances() {
    if (parallelism == null) {
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
