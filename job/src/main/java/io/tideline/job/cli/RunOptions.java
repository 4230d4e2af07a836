package io.tideline.job.cli;

import io.tideline.job.config.ConfigException;
import io.tideline.job.config.ConfigLoader;
import io.tideline.job.config.JobConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * The options of {@code run}, which are also the arguments of the job's main class on a cluster.
 */
@Command(name = "run")
public final class RunOptions {
  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The configuration, a YAML file; docs/configuration.md lists its keys.")
  private Path config = Path.of("");

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description = "Put this key over the file's; may be repeated, the last one wins.")
  private List<String> settings = new ArrayList<>();

  /** The configuration that a job's main class is to run with. */
  public static JobConfig load(String[] args, Map<String, String> environment) {
    RunOptions options = new RunOptions();
    try {
      new CommandLine(options).parseArgs(args);
    } catch (ParameterException e) {
      throw new ConfigException(List.of("run: " + UsageErrors.describe(e)));
    }
    return options.load(environment);
  }

  /**
   * The configuration these options name.
   *
   * @throws ConfigException with every problem, one line each
   */
  JobConfig load(Map<String, String> environment) {
    return new ConfigLoader(environment).load(config, settings);
  }
}
