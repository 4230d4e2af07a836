package io.tideline.job.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of commands about playbooks. */
@Command(
    name = "playbook",
    description = "Check a playbook, or print the built-in one to start from.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  tideline playbook default > playbook.yaml",
      "  tideline playbook validate playbook.yaml"
    })
final class PlaybookCommand {
  /** The group with its commands. */
  static CommandLine create() {
    return new CommandLine(new PlaybookCommand())
        .addSubcommand(new PlaybookValidateCommand())
        .addSubcommand(new PlaybookDefaultCommand());
  }
}
