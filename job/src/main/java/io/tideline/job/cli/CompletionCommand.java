package io.tideline.job.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a completion script for bash and zsh. */
@Command(
    name = "completion",
    description = {
      "Print a script that completes tideline's commands and options in bash and zsh.",
      "It is made from the commands themselves, so make it anew after an upgrade."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(./tideline completion)                             for this shell",
      "  ./tideline completion > ~/.local/share/bash-completion/completions/tideline"
    })
final class CompletionCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandLine root = spec.root().commandLine();
    spec.commandLine().getOut().print(AutoComplete.bash("tideline", root));
    spec.commandLine().getOut().flush();
  }
}
