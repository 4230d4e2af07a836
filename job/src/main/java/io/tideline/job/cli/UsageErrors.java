package io.tideline.job.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with a command line in one line. */
final class UsageErrors implements IParameterExceptionHandler {
  /** What picocli says of an option that takes OLD=NEW. */
  private static final String NO_PAIR =
      "^Value for option option '(.+)' \\((.+)\\) should be in KEY=VALUE format but was (.*)$";

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(name + ": " + describe(e) + "; see " + name + " --help");
    return CommandFailure.BAD_USAGE;
  }

  /** The line without the command's name before it. */
  static String describe(ParameterException e) {
    CommandLine command = e.getCommandLine();
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
      String word = unmatched.getUnmatched().get(0);
      return command.getSubcommands().isEmpty()
          ? "\"" + word + "\" is one argument too many"
          : "\"" + word + "\" is not a command; commands: " + commands(command);
    }
    if (e instanceof UnmatchedArgumentException unmatched) {
      return "unknown option " + unmatched.getUnmatched().get(0) + suggestions(unmatched);
    }
    if (!command.getSubcommands().isEmpty()) {
      return "a command is missing; commands: " + commands(command);
    }
    String line =
        e.getMessage()
            .lines()
            .collect(Collectors.joining(" "))
            .replaceFirst(" is not an? (int|long)$", " is not a whole number")
            .replaceFirst(NO_PAIR, "$1: \"$3\" is not allowed; allowed: $2");
    return Character.toLowerCase(line.charAt(0)) + line.substring(1);
  }

  private static String commands(CommandLine command) {
    return String.join(", ", command.getSubcommands().keySet());
  }

  private static String suggestions(UnmatchedArgumentException unmatched) {
    List<String> near = unmatched.getSuggestions();
    return near.isEmpty() ? "" : "; did you mean " + near.get(0) + "?";
  }
}
