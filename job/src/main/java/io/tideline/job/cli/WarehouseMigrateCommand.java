package io.tideline.job.cli;

import io.tideline.connectors.warehouse.MigrationOutcome;
import io.tideline.connectors.warehouse.WarehouseLocation;
import io.tideline.connectors.warehouse.WarehouseMigrator;
import io.tideline.connectors.warehouse.WarehouseRoles;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings a warehouse's schema to the version this build writes. */
@Command(
    name = "migrate",
    description = {
      "Create or upgrade the warehouse's schema; doing it again changes nothing.",
      "Do it before the first run and after each upgrade; the job does not change the schema"
          + " itself.",
      "It also makes the roles tideline_writer, which is all that run needs, and tideline_reader,"
          + " which sees the views for BI only, and grants them their rights anew.",
      "Say which warehouse: --config FILE, or --url URL [--user ROLE]."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tideline warehouse migrate --config tideline.yaml",
      "  TIDELINE_WAREHOUSE_PASSWORD=... tideline warehouse migrate \\",
      "      --url jdbc:postgresql://localhost:5432/analytics --user tideline"
    })
final class WarehouseMigrateCommand implements Runnable {
  private final Map<String, String> environment;

  @Mixin private WarehouseOptions warehouse = new WarehouseOptions();
  @Spec private CommandSpec spec;

  WarehouseMigrateCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    WarehouseLocation location = warehouse.location(environment);
    MigrationOutcome outcome = WarehouseMigrator.migrate(location);
    PrintWriter out = spec.commandLine().getOut();
    if (outcome.applied() == 0) {
      out.println("schema is current: version " + outcome.toVersion());
    } else {
      out.printf(
          "schema migrated: %s to version %s%n",
          Objects.requireNonNullElse(outcome.fromVersion(), "none"), outcome.toVersion());
    }
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    WarehouseRoles.grant(location).ifPresent(err::println);
    err.flush();
  }
}
