package io.tideline.job.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Another way to ask for a command's help. */
@Command(name = "help", description = "Show the help of a command, as COMMAND --help does.")
final class HelpCommand implements Runnable {
  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "Such as replay, or warehouse migrate; none for the list of commands.")
  private List<String> path = new ArrayList<>();

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandLine command = spec.root().commandLine();
    for (String name : path) {
      CommandLine next = command.getSubcommands().get(name);
      if (next == null) {
        throw new ParameterException(
            spec.commandLine(),
            "\"%s\" is not a command of %s"
                .formatted(name, command.getCommandSpec().qualifiedName()));
      }
      command = next;
    }
    command.usage(spec.commandLine().getOut());
  }
}
