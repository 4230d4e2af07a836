package io.tideline.job.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the job on this machine, with the configuration a cluster would run it with. */
@Command(
    name = "run",
    description = {
      "Run the job on this machine until it is stopped: Kafka in, Kafka and the warehouse out.",
      "On a cluster the same jar and options start it: flink run tideline-job.jar --config FILE"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tideline run --config tideline.yaml",
      "  tideline run --config tideline.yaml --set parallelism=4 --set ui.port=0",
      "",
      "Secrets come from environment variables or files: docs/configuration.md says how.",
      "A wrong configuration starts nothing: every problem is told, one line each (exit 2)."
    })
final class RunCommand implements Callable<Integer> {
  private final Map<String, String> environment;
  private final JobRunner job;

  @Mixin private RunOptions options = new RunOptions();

  RunCommand(Map<String, String> environment, JobRunner job) {
    this.environment = environment;
    this.job = job;
  }

  @Override
  public Integer call() throws Exception {
    job.run(options.load(environment));
    return CommandFailure.OK;
  }
}
