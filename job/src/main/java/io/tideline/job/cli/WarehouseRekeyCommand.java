package io.tideline.job.cli;

import io.tideline.connectors.warehouse.WarehouseLocation;
import io.tideline.connectors.warehouse.WarehouseRekey;
import io.tideline.job.config.ConfigLoader;
import io.tideline.udfs.privacy.PseudonymSecret;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Renews the pseudonyms of rows that were written under an older secret. */
@Command(
    name = "rekey",
    description = {
      "Renew the pseudonyms that an older secret has made, in every table, so that they join to"
          + " those of new rows.",
      "The secrets are those that run uses: TIDELINE_PSEUDONYM_SECRET, and before it, one a line"
          + " and the oldest first, TIDELINE_PSEUDONYM_SECRET_PREVIOUS; or the configuration's.",
      "It may be stopped at any point and run again; what is renewed says so and is left alone."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tideline warehouse rekey --dry-run --config tideline.yaml",
      "  tideline warehouse rekey --config tideline.yaml"
    })
final class WarehouseRekeyCommand implements Runnable {
  private static final int PAGE_ROWS = 1_000;

  private final Map<String, String> environment;

  @Option(
      names = "--dry-run",
      description = "Say how many rows of each table have older pseudonyms, and change none.")
  private boolean dryRun;

  @Mixin private WarehouseOptions warehouse = new WarehouseOptions();
  @Spec private CommandSpec spec;

  WarehouseRekeyCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    WarehouseLocation location = warehouse.location(environment);
    PseudonymSecret secret =
        warehouse
            .config()
            .map(new ConfigLoader(environment)::loadPseudonymSecret)
            .orElseGet(() -> SampleSecret.required(environment));
    if (secret.previous().isEmpty()) {
      throw CommandFailure.badUsage(
          "tideline warehouse rekey: no secret is given that was in use before the present one;"
              + " allowed: TIDELINE_PSEUDONYM_SECRET_PREVIOUS, or"
              + " privacy.pseudonym_secret_previous");
    }
    WarehouseRekey rekey = new WarehouseRekey(location, secret, PAGE_ROWS);
    Map<String, Long> rows = dryRun ? rekey.count() : rekey.renew();
    PrintWriter out = spec.commandLine().getOut();
    rows.forEach(
        (table, count) ->
            out.printf("%-14s %10d rows %s%n", table, count, dryRun ? "to be renewed" : "renewed"));
    out.flush();
  }
}
