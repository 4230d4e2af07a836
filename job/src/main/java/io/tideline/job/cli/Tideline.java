package io.tideline.job.cli;

import io.tideline.job.TidelineJob;
import io.tideline.job.cli.text.EvaluateCommand;
import io.tideline.job.cli.text.TrainCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The one entry point of the command line; {@code ./tideline} starts it. */
@Command(
    name = "tideline",
    description = "Turns what happens on a TikTok account into actions within seconds.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = VersionText.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  tideline quickstart",
      "  tideline replay --input recorded --output result",
      "  tideline run --config tideline.yaml",
      "  tideline playbook validate playbook.yaml",
      "  tideline warehouse migrate --config tideline.yaml",
      "  tideline help warehouse export",
      "",
      "Exit codes: 0 done, 1 failed while running, 2 wrong usage or configuration.",
      "TIDELINE_JAVA_OPTS holds options for Java, such as -Xmx4g.",
      "'tideline COMMAND --help' tells more about a command."
    })
public final class Tideline {
  private static final int HELP_WIDTH = 100;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the versions of Tideline, Flink and Java and exit.")
  private boolean version;

  private Tideline() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine(System.getenv()).execute(args));
  }

  /** Runs the job with the options of {@code run}; the exit code. */
  public static int run(String[] args) {
    var withCommand = new ArrayList<String>();
    withCommand.add("run");
    withCommand.addAll(List.of(args));
    return commandLine(System.getenv()).execute(withCommand.toArray(String[]::new));
  }

  /** The commands, in the order the help lists them. A new command is one line here. */
  private static List<Object> commands(Map<String, String> environment) {
    return List.of(
        new QuickstartCommand(environment),
        new RunCommand(environment, TidelineJob::run),
        new ReplayCommand(environment),
        PlaybookCommand.with(environment),
        WarehouseCommand.with(environment),
        new AuditCommand(environment),
        new GenerateCommand(environment),
        new TrainCommand(),
        new EvaluateCommand(),
        new CompletionCommand(),
        new HelpCommand());
  }

  /** The whole command line with that environment; streams may be replaced before it executes. */
  public static CommandLine commandLine(Map<String, String> environment) {
    return commandLine(commands(environment));
  }

  static CommandLine commandLine(List<Object> commands) {
    CommandLine line = new CommandLine(new Tideline());
    commands.forEach(line::addSubcommand);
    return line.registerConverter(Path.class, new PathText())
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionExceptionHandler(new FailureReports())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(HELP_WIDTH);
  }
}
