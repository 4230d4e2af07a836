package io.tideline.job.cli;

import io.tideline.connectors.warehouse.WarehouseLocation;
import io.tideline.connectors.warehouse.WarehousePrune;
import io.tideline.connectors.warehouse.WarehousePrune.Overdue;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.job.KafkaCheck;
import io.tideline.job.config.ConfigLoader;
import io.tideline.job.playbook.PlaybooksAtStart;
import io.tideline.udfs.playbook.Playbook;
import io.tideline.udfs.privacy.RetentionPlan;
import io.tideline.udfs.privacy.RetentionPlan.Share;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Deletes rows whose retention is over. */
@Command(
    name = "prune",
    description = {
      "Delete rows that are older than the playbook's privacy.retention_days; a table that it does"
          + " not name is kept for good. Run it daily, beside the job.",
      "It deletes in small batches and waits for nobody; what it is stopped at, the next run goes"
          + " on with.",
      "With --config FILE it goes by the playbooks that hold in the job: those that are published,"
          + " and playbook.file. Or name the warehouse: --url URL [--user ROLE] --playbook FILE."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tideline warehouse prune --dry-run --config tideline.yaml",
      "  tideline warehouse prune --playbook playbook.yaml --config tideline.yaml"
    })
final class WarehousePruneCommand implements Runnable {
  private final Map<String, String> environment;
  private final Clock clock;

  @Option(
      names = "--dry-run",
      description = "Say how many rows of each table would go, and delete none.")
  private boolean dryRun;

  @Option(
      names = "--playbook",
      paramLabel = "FILE",
      description = "Go by this playbook alone; accounts that it is not for keep all.")
  private @Nullable Path playbook;

  @Option(
      names = "--batch-rows",
      paramLabel = "N",
      defaultValue = "5000",
      description = "So many rows a transaction; by default ${DEFAULT-VALUE}.")
  private int batchRows;

  @Mixin private WarehouseOptions warehouse = new WarehouseOptions();
  @Spec private CommandSpec spec;

  WarehousePruneCommand(Map<String, String> environment) {
    this(environment, Clock.systemUTC());
  }

  /** Takes what tells how old a row is. */
  WarehousePruneCommand(Map<String, String> environment, Clock clock) {
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public void run() {
    if (batchRows < 1) {
      throw CommandFailure.badUsage(
          "tideline warehouse prune: --batch-rows: %d is out of range; allowed: at least 1"
              .formatted(batchRows));
    }
    WarehouseLocation location = warehouse.location(environment);
    List<Share> plan = RetentionPlan.of(playbooks());
    PrintWriter out = spec.commandLine().getOut();
    if (plan.isEmpty()) {
      out.println("no playbook that holds has privacy.retention_days: everything is kept");
    }
    WarehousePrune prune = new WarehousePrune(location, batchRows);
    Instant now = clock.instant();
    long all = 0;
    for (Share share : plan) {
      Overdue overdue =
          new Overdue(
              WarehouseTable.ofName(share.table()),
              now.minus(Duration.ofDays(share.days())),
              share.accounts(),
              share.others());
      long rows = dryRun ? prune.count(overdue) : prune.delete(overdue);
      all += rows;
      out.println(line(share, overdue, rows));
      out.flush();
    }
    if (!plan.isEmpty()) {
      out.printf("%d rows %s%n", all, dryRun ? "would go; none is deleted" : "deleted");
    }
    out.flush();
  }

  private String line(Share share, Overdue overdue, long rows) {
    return "%-26s %10d rows %s before %s (%d days)%s"
        .formatted(
            share.table(),
            rows,
            dryRun ? "would go" : "deleted",
            overdue.before(),
            share.days(),
            whose(share));
  }

  private static String whose(Share share) {
    if (share.accounts().isEmpty()) {
      return "";
    }
    String accounts = String.join(", ", share.accounts().stream().sorted().toList());
    return share.others() ? " of accounts other than " + accounts : " of " + accounts;
  }

  private List<Playbook> playbooks() {
    if (playbook != null) {
      return List.of(PlaybookFile.read(playbook));
    }
    Path config =
        warehouse
            .config()
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "say which playbook: --playbook FILE, or --config FILE for those that hold"
                            + " in the job"));
    ConfigLoader loader = new ConfigLoader(environment);
    return PlaybooksAtStart.of(
            loader.loadPlaybook(config).orElse(null),
            KafkaCheck.readPlaybooks(loader.loadKafka(config)).documents())
        .byPrecedence();
  }
}
