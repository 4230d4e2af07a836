package io.tideline.job.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of commands about playbooks. */
@Command(
    name = "playbook",
    description =
        "Check a playbook, try it on recorded events, publish it, or print the built-in one.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  tideline playbook default > playbook.yaml",
      "  tideline playbook validate playbook.yaml",
      "  tideline playbook backtest playbook.yaml --input recorded --against default",
      "  tideline playbook publish playbook.yaml --config tideline.yaml"
    })
final class PlaybookCommand {
  /** The group with its commands. */
  static CommandLine with(Map<String, String> environment) {
    return new CommandLine(new PlaybookCommand())
        .addSubcommand(new PlaybookValidateCommand())
        .addSubcommand(new PlaybookPublishCommand(environment))
        .addSubcommand(new PlaybookBacktestCommand(environment))
        .addSubcommand(new PlaybookDefaultCommand());
  }
}
