package io.tideline.job.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The group of commands about the warehouse's tables. */
@Command(
    name = "warehouse",
    description = "Make the warehouse's schema; export, prune and rekey its tables.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  tideline warehouse migrate --config tideline.yaml",
      "  tideline warehouse export volume_hourly --format jsonl --config tideline.yaml",
      "  tideline warehouse prune --dry-run --config tideline.yaml"
    })
final class WarehouseCommand {
  /** The group with its commands. */
  static CommandLine with(Map<String, String> environment) {
    return new CommandLine(new WarehouseCommand())
        .addSubcommand(new WarehouseMigrateCommand(environment))
        .addSubcommand(new WarehouseExportCommand(environment))
        .addSubcommand(new WarehousePruneCommand(environment))
        .addSubcommand(new WarehouseRekeyCommand(environment));
  }
}
