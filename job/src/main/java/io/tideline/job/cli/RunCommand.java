package io.tideline.job.cli;

import io.tideline.job.config.JobConfig;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the job on this machine, with the configuration a cluster would run it with. */
@Command(
    name = "run",
    description = {
      "Run the job, live: Kafka in, Kafka and the warehouse out.",
      "It runs on this machine until Ctrl-C stops it, and says where its web page is. A cluster, which can keep its state over"
          + " restarts, starts it with the same jar and options:"
          + " flink run tideline-job.jar --config FILE"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tideline run --config tideline.yaml",
      "  tideline run --config tideline.yaml --set parallelism=4 --set ui.port=0",
      "",
      "Secrets come from environment variables or files: docs/configuration.md says how.",
      "A wrong configuration starts nothing: every problem is told, one line each (exit 2). So does",
      "a broker that does not answer (exit 1); a warehouse that does not answer is waited for."
    })
final class RunCommand implements Callable<Integer> {
  private final Map<String, String> environment;
  private final JobRunner job;

  @Mixin private RunOptions options = new RunOptions();
  @Spec private CommandSpec spec;

  RunCommand(Map<String, String> environment, JobRunner job) {
    this.environment = environment;
    this.job = job;
  }

  @Override
  public Integer call() throws Exception {
    JobConfig config = options.load(environment);
    job.run(config, spec.commandLine().getOut());
    return CommandFailure.OK;
  }
}
