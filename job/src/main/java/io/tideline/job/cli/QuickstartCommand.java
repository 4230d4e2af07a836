package io.tideline.job.cli;

import io.tideline.job.cli.quickstart.Quickstart;
import io.tideline.job.cli.quickstart.QuickstartOptions;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs everything on this machine, with sample traffic. */
@Command(
    name = "quickstart",
    description = {
      "Try it: Kafka, PostgreSQL and the job on this machine, with sample traffic, live.",
      "Starts a real Kafka broker, a real PostgreSQL and the job in a Flink with its web page, all on"
          + " free ports, and sample traffic of three made-up brands, in which something takes off"
          + " every two minutes. Prints where everything is, and each alert as it comes.",
      "Ctrl-C stops all of it and removes its data. Needs nothing but Java."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tideline quickstart",
      "  tideline quickstart --ui-port 9090 --data ./quickstart-data"
    })
final class QuickstartCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Option(
      names = "--ui-port",
      paramLabel = "N",
      description =
          "Port of Flink's web page, 0 for any free one. By default the first free one from 8081.")
  private @Nullable Integer uiPort;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description =
          "Stop S seconds after the job has started, 1 or more. By default Ctrl-C stops it.")
  private @Nullable Integer seconds;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "A new or empty folder that keeps topics, tables, checkpoints and log. By default a"
              + " temporary one that is removed at the end.")
  private @Nullable Path data;

  @Spec private CommandSpec spec;

  QuickstartCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    requireInRange("--ui-port", uiPort, 0, 65_535);
    requireInRange("--seconds", seconds, 1, Integer.MAX_VALUE);
    PseudonymSecret secret = SampleSecret.of(environment);
    PrintWriter out = spec.commandLine().getOut();
    SampleSecret.warning(secret).ifPresent(warning -> out.println("warning: " + warning));
    new Quickstart(new QuickstartOptions(uiPort, seconds, data, secret), out).run();
    return CommandFailure.OK;
  }

  private static void requireInRange(String option, @Nullable Integer value, int least, int most) {
    if (value != null && (value < least || value > most)) {
      throw CommandFailure.badUsage(
          "tideline quickstart: %s: %d is out of range; allowed: %d to %d"
              .formatted(option, value, least, most));
    }
  }
}
