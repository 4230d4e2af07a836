package io.tideline.job.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.job.cli.Tideline;
import io.tideline.job.cluster.Await;
import io.tideline.job.cluster.KafkaFeeder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DisturbedJobIT {
  private static final Path FOLDER = Path.of("target", "live");

  private static final Path SCENARIO = FOLDER.resolve("scenario");

  private static final Path REPLAYED = FOLDER.resolve("replayed");

  @BeforeAll
  static void replay() throws IOException {
    SampleScenario.write(SCENARIO);
    int exitCode =
        Tideline.commandLine(System.getenv())
            .execute("replay", "--input", SCENARIO.toString(), "--output", REPLAYED.toString());
    assertThat(exitCode).isZero();
  }

  @Test
  void killedRestartedAndResumedItEndsWithWhatAReplayGives() throws Exception {
    Path folder = Files.createTempDirectory(Files.createDirectories(FOLDER), "run-");
    try (var run = new LiveRun(folder, SCENARIO)) {
      run.start();

      send(run, 0);
      run.cluster().awaitCheckpoints(run.job(), 1);
      awaitVerdicts(run, 0);
      send(run, 1);
      kill(run, 1);
      awaitVerdicts(run, 1);

      send(run, 2);
      run.cluster().awaitCheckpoints(run.job(), 1);
      awaitVerdicts(run, 2);
      send(run, 3);
      run.cluster().triggerCheckpoint(run.job());
      kill(run, 2);
      awaitVerdicts(run, 3);

      run.restartBroker();
      send(run, 4);
      run.cluster().awaitCheckpoints(run.job(), 2);
      awaitVerdicts(run, 4);

      String savepoint = run.cluster().stopWithSavepoint(run.job());
      run.feeder().sendRest();
      run.startFrom(savepoint);

      awaitVerdicts(run, 5);
      awaitTable(run, WarehouseTable.VOLUME_HOURLY);
      awaitTable(run, WarehouseTable.VOLUME_DAILY);
      awaitTable(run, WarehouseTable.SENTIMENT_HOURLY);
      awaitTable(run, WarehouseTable.MESSAGES);
      awaitTable(run, WarehouseTable.CONVERSATIONS);
      awaitTable(run, WarehouseTable.CONVERSATION_KPIS_HOURLY);
      awaitTable(run, WarehouseTable.CONVERSIONS);
      awaitTable(run, WarehouseTable.ATTRIBUTION_CREDITS);
      awaitTable(run, WarehouseTable.CAMPAIGN_DAILY);
      awaitTable(run, WarehouseTable.UTM_ISSUES);
      awaitTable(run, WarehouseTable.LIVE_SESSIONS);
      awaitTable(run, WarehouseTable.VIDEO_METRICS);
      awaitTable(run, WarehouseTable.VIDEO_WEEKLY);
      awaitTable(run, WarehouseTable.ACCOUNT_WEEKLY);
      awaitTable(run, WarehouseTable.EXPERIMENTS);
      awaitTable(run, WarehouseTable.POSTING_WINDOWS);
      awaitTable(run, WarehouseTable.TAG_LIFT);
      awaitTriggers(run);
      awaitAlerts(run);
      assertThat(Results.alertRows(run.table(WarehouseTable.ALERTS)))
          .isEqualTo(Results.alertRows(replayed("tables/alerts")));
      List<String> deadLetters = Results.deadLetters(replayed("tables/dead_letters"), "");
      assertThat(Results.deadLetters(run.table(WarehouseTable.DEAD_LETTERS), LiveRun.PREFIX))
          .isEqualTo(deadLetters);
      assertThat(Results.deadLetters(run.topic("dead-letters"), LiveRun.PREFIX))
          .isEqualTo(deadLetters);
    }
  }

  private static void kill(LiveRun run, int taskManager) {
    run.cluster().killTaskManager(taskManager);
    run.cluster().startTaskManager();
    run.cluster().awaitRestarts(run.job(), taskManager);
    run.cluster().awaitRunning(run.job());
  }

  private static void awaitTable(LiveRun run, WarehouseTable table) throws IOException {
    List<String> expected = Results.rows(replayed("tables/" + table.tableName()));
    assertThat(expected).as(table.tableName()).isNotEmpty();
    Await.atMost(Duration.ofMinutes(3))
        .every(Duration.ofSeconds(2))
        .explainedBy(() -> difference(expected, Results.rows(tableOf(run, table))))
        .until(
            table.tableName() + " is as replayed",
            () -> Results.rows(tableOf(run, table)).equals(expected));
  }

  private static void awaitTriggers(LiveRun run) throws IOException {
    List<String> expected = Results.triggerRows(replayed("tables/triggers"));
    assertThat(expected).isNotEmpty();
    Await.atMost(Duration.ofMinutes(1))
        .every(Duration.ofSeconds(2))
        .explainedBy(
            () -> difference(expected, Results.triggerRows(tableOf(run, WarehouseTable.TRIGGERS))))
        .until(
            "triggers are as replayed",
            () -> Results.triggerRows(tableOf(run, WarehouseTable.TRIGGERS)).equals(expected));
    assertThat(Results.triggers(run.topic("automation-triggers"))).isNotEmpty();
    Await.atMost(Duration.ofMinutes(1))
        .every(Duration.ofSeconds(2))
        .until(
            "the table holds what the topic holds",
            () ->
                Results.sentIdsOfRows(tableOf(run, WarehouseTable.TRIGGERS))
                    .equals(Results.sentIds(run.topic("automation-triggers"))));
  }

  private static void send(LiveRun run, int part) {
    KafkaFeeder feeder = run.feeder();
    feeder.sendUntil(feeder.sizeBefore(SampleScenario.PARTS.get(part)));
  }

  /** Waits for what comes of a part for those who wrote in it once. */
  private static void awaitVerdicts(LiveRun run, int part) throws IOException {
    Instant end = SampleScenario.PARTS.get(part);
    List<String> expected = Results.verdicts(replayed("tables/triggers"), end);
    assertThat(expected).anyMatch(row -> row.contains("\"suppressed_reason\":null"));
    assertThat(expected.stream().anyMatch(row -> row.contains("automation_exhausted")))
        .isEqualTo(part >= 2);
    Await.atMost(Duration.ofMinutes(2))
        .every(Duration.ofSeconds(1))
        .explainedBy(() -> difference(expected, verdicts(run, end)))
        .until("all of a part is decided as replayed", () -> verdicts(run, end).equals(expected));
  }

  private static List<String> verdicts(LiveRun run, Instant end) {
    return Results.verdicts(tableOf(run, WarehouseTable.TRIGGERS), end);
  }

  private static void awaitAlerts(LiveRun run) throws IOException {
    List<String> expected = Results.alerts(replayed("escalation-alerts"));
    assertThat(expected).isNotEmpty();
    Await.atMost(Duration.ofMinutes(1))
        .every(Duration.ofSeconds(2))
        .explainedBy(() -> difference(expected, Results.alerts(run.topic("escalation-alerts"))))
        .until(
            "alerts are as replayed",
            () -> Results.alerts(run.topic("escalation-alerts")).equals(expected));
  }

  private static String difference(List<String> expected, List<String> found) {
    List<String> missing = expected.stream().filter(line -> !found.contains(line)).toList();
    List<String> extra = found.stream().filter(line -> !expected.contains(line)).toList();
    return "%d expected, %d found; %d missing, such as %s; %d too many, such as %s"
        .formatted(
            expected.size(),
            found.size(),
            missing.size(),
            missing.stream().limit(3).toList(),
            extra.size(),
            extra.stream().limit(3).toList());
  }

  private static List<String> tableOf(LiveRun run, WarehouseTable table) {
    try {
      return run.table(table);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> replayed(String file) throws IOException {
    return Files.readAllLines(REPLAYED.resolve(file + ".jsonl"));
  }
}
