package io.tideline.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.kafka.KafkaPreflight;
import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.connectors.kafka.TopicLayout;
import io.tideline.connectors.kafka.TopicWriter;
import io.tideline.connectors.local.LocalBroker;
import io.tideline.connectors.local.LocalBrokerSettings;
import io.tideline.connectors.local.LocalPostgres;
import io.tideline.connectors.warehouse.ConnectionSource;
import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseLocation;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.connectors.warehouse.WarehouseWriter;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator and a compliance officer do, on a real database and broker. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GovernanceCommandsIT {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final String KEY = "5f".repeat(32);

  @TempDir private static Path servers;
  private static LocalBroker broker;
  private static LocalPostgres postgres;
  private static Ran firstMigration;

  @BeforeAll
  static void startServers() throws Exception {
    broker = LocalBroker.start(LocalBrokerSettings.in(servers.resolve("kafka")));
    new KafkaPreflight(KafkaSettings.of(broker.bootstrapServers()))
        .createMissingTopics(new TopicLayout(1, 1, true));
    postgres = LocalPostgres.start(servers.resolve("postgres"));
    firstMigration = tideline("warehouse", "migrate", "--url", postgres.jdbcUrl());
    try (WarehouseWriter writer = new WarehouseWriter(postgres.location())) {
      assertThat(
              writer.write(
                  List.of(
                      message(),
                      episode(),
                      alert(),
                      trigger("t-refused", "send_reply", "human_hold"),
                      trigger("t-routed", "route", null))))
          .isEmpty();
    }
  }

  @AfterAll
  static void stopServers() throws Exception {
    postgres.close();
    broker.close();
  }

  @Test
  void aMigrationWithoutTheRightToMakeRolesIsDoneAndSaysWhatIsLeft() throws Exception {
    assertThat(firstMigration.exitCode()).isZero();
    assertThat(firstMigration.out()).startsWith("schema migrated: none to version ");
    assertThat(firstMigration.err()).hasSize(1);
    assertThat(firstMigration.err().get(0))
        .contains("CREATE ROLE tideline_writer NOLOGIN; CREATE ROLE tideline_reader NOLOGIN;");
    WarehouseLocation admin = new WarehouseLocation(postgres.jdbcUrl(), "postgres", "");
    execute(admin, "CREATE ROLE tideline_writer NOLOGIN; CREATE ROLE tideline_reader NOLOGIN");

    Ran again = tideline("warehouse", "migrate", "--url", postgres.jdbcUrl());

    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).startsWith("schema is current: version ");
    assertThat(again.err()).isEmpty();
  }

  @Test
  void anAuditTellsTheWholeStory() {
    Ran ran = tideline("audit", "t-refused", "--url", postgres.jdbcUrl());

    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out().lines())
        .containsExactly(
            "trigger    t-refused",
            "when       2026-03-02T12:00:00.000Z",
            "account    acme on tiktok",
            "person     " + KEY,
            "message    m1 (dm), inbound at 2026-03-02T12:00:00.000Z, in conversation c1",
            "           | where is my parcel? [phone]",
            "models     language en; sentiment 0.25 (negative); intent complaint (0.9); toxicity"
                + " 0.01; spam 0.02",
            "facts      {\"type\": \"message\"}",
            "rule       complaint of playbook version v7",
            "decision   refused: human_hold (a person has the conversation)",
            "action     send_reply, template escalate, priority 63, attempt 1",
            "           | Hello [name], we look into it",
            "also       route by rule complaint (t-routed): sent",
            "alert      sla_breach, warning, since 2026-03-02T13:00:00.000Z: nobody answered",
            "taken over by ann, queue support; first human reply 2026-03-02T13:30:00.000Z;"
                + " open");
  }

  @Test
  void anAuditOfATimeIsJsonLines() {
    Ran ran =
        tideline("audit", "--format", "jsonl", "--from", "2026-03-02", "--url", postgres.jdbcUrl());

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"trigger\":{"));
    assertThat(tideline("audit", "--from", "2026-03-03", "--url", postgres.jdbcUrl()).out())
        .isEmpty();
  }

  @Test
  void whatAnAuditCannotTellIsOneLine() {
    failsWith(
        1, "tideline audit: no trigger \"t9\" is in the warehouse", "audit", "t9", "--url", url());
    failsWith(
        1,
        "warehouse.url: cannot reach jdbc:postgresql://127.0.0.1:1/db: connection refused",
        "audit",
        "t9",
        "--url",
        "jdbc:postgresql://127.0.0.1:1/db");
    failsWith(
        2,
        "tideline audit: --from: \"monday\" is not a time; allowed: 2026-03-01, or"
            + " 2026-03-01T12:00:00Z",
        "audit",
        "--from",
        "monday",
        "--url",
        url());
    failsWith(
        2,
        "tideline audit: say what: TRIGGER_ID, or --from TIME [--to TIME]; see tideline audit"
            + " --help",
        "audit",
        "--url",
        url());
  }

  @Test
  void prunesByTheGivenPlaybookOnceItIsMeant(@TempDir Path folder) throws Exception {
    write(deadLetter(1, Duration.ofDays(40)), deadLetter(2, Duration.ofDays(20)));
    Path playbook =
        Files.writeString(
            folder.resolve("p.yaml"),
            "{version: v1, privacy: {retention_days: {dead_letters: 30}}}");
    String[] prune = {
      "warehouse", "prune", "--playbook", playbook.toString(), "--url", url(), "--dry-run"
    };

    Ran dry = tideline(prune);
    assertThat(dry.err()).isEmpty();
    assertThat(dry.out()).containsPattern("dead_letters +1 rows would go before .*\\(30 days\\)");
    assertThat(dry.out()).endsWith("1 rows would go; none is deleted" + System.lineSeparator());
    prune[prune.length - 1] = "--batch-rows=1";
    assertThat(tideline(prune).out()).contains("1 rows deleted before");
    assertThat(tideline(prune).out()).contains("0 rows deleted before");
  }

  @Test
  void prunesByThePlaybookThatHoldsInTheJob(@TempDir Path folder) throws Exception {
    write(deadLetter(3, Duration.ofDays(400)));
    Path config = folder.resolve("tideline.yaml");
    Files.writeString(
        config,
        "kafka.bootstrap_servers: %s%nwarehouse: {url: '%s', user: tideline, password: '${env:PASSWORD}'}%n"
            .formatted(broker.bootstrapServers(), url()));
    assertThat(tideline("warehouse", "prune", "--config", config.toString()).out())
        .isEqualTo(
            "no playbook that holds has privacy.retention_days: everything is kept"
                + System.lineSeparator());
    try (var topic = new TopicWriter(KafkaSettings.of(broker.bootstrapServers()))) {
      String document = "{version: v1, privacy: {retention_days: {dead_letters: 300}}}";
      byte[] value = document.getBytes(StandardCharsets.UTF_8);
      topic.send("playbook", "default", value, System.currentTimeMillis());
      topic.flush();
    }

    assertThat(tideline("warehouse", "prune", "--config", config.toString()).out())
        .contains("1 rows deleted before");
  }

  @Test
  void aPruneThatIsNotToldByWhatIsOneLine() {
    failsWith(
        2,
        "tideline warehouse prune: say which playbook: --playbook FILE, or --config FILE for those"
            + " that hold in the job; see tideline warehouse prune --help",
        "warehouse",
        "prune",
        "--url",
        url());
  }

  @Test
  void rekeysByTheSecretsOfTheEnvironment() throws Exception {
    var old = new Pseudonyms(new PseudonymSecret("the old secret"));
    var renewed = new Pseudonyms(new PseudonymSecret("the new secret", List.of("the old secret")));
    write(
        RowBuilder.of(WarehouseTable.ERASURES)
            .set("request_id", "r1")
            .set("subject_key", old.keyOf("u7"))
            .build(1));
    Map<String, String> environment =
        Map.of(
            "TIDELINE_WAREHOUSE_PASSWORD",
            "tideline",
            "TIDELINE_PSEUDONYM_SECRET",
            "the new secret",
            "TIDELINE_PSEUDONYM_SECRET_PREVIOUS",
            "the old secret");
    String[] rekey = {"warehouse", "rekey", "--url", url()};

    Ran ran = Ran.of(Tideline.commandLine(environment), rekey);

    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).containsPattern("erasures +1 rows renewed");
    try (Connection connection = ConnectionSource.to(postgres.location()).open();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT subject_key FROM tideline.erasures")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo(renewed.keyOf("u7"));
    }
    assertThat(tideline(rekey).err().get(0))
        .isEqualTo(
            "tideline: environment: TIDELINE_PSEUDONYM_SECRET is not set, or too short; allowed: at"
                + " least 8 characters");
  }

  private static void failsWith(int exitCode, String line, String... args) {
    assertThat(tideline(args)).isEqualTo(new Ran(exitCode, "", List.of(line)));
  }

  private static String url() {
    return postgres.jdbcUrl();
  }

  private static Ran tideline(String... args) {
    Map<String, String> environment =
        Map.of("TIDELINE_WAREHOUSE_PASSWORD", "tideline", "PASSWORD", "tideline");
    return Ran.of(Tideline.commandLine(environment), args);
  }

  private static void write(TableRow... rows) throws InterruptedException {
    try (WarehouseWriter writer = new WarehouseWriter(postgres.location())) {
      assertThat(writer.write(List.of(rows))).isEmpty();
    }
  }

  private static void execute(WarehouseLocation location, String sql) throws Exception {
    try (Connection connection = ConnectionSource.to(location).open();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static TableRow deadLetter(long offset, Duration age) {
    return RowBuilder.of(WarehouseTable.DEAD_LETTERS)
        .set("source_topic", "tideline.comments")
        .set("source_partition", 0)
        .set("source_offset", offset)
        .setTime("failed_at", System.currentTimeMillis() - age.toMillis())
        .build(1);
  }

  private static TableRow message() {
    return RowBuilder.of(WarehouseTable.MESSAGES)
        .set("message_id", "m1")
        .set("channel", "dm")
        .set("conversation_id", "c1")
        .set("account_id", "acme")
        .set("direction", "inbound")
        .setTime("occurred_at", NOON.toEpochMilli())
        .set("lang", "en")
        .set("text_masked", "where is my parcel? [phone]")
        .set("sentiment_score", 0.25)
        .set("sentiment_label", "negative")
        .set("intent", "complaint")
        .set("intent_confidence", 0.9)
        .set("toxicity", 0.01)
        .set("spam", 0.02)
        .build(1);
  }

  private static TableRow episode() {
    return RowBuilder.of(WarehouseTable.CONVERSATIONS)
        .set("conversation_id", "c1")
        .set("episode", 1)
        .setTime("opened_at", NOON.toEpochMilli())
        .setTime("first_human_reply_at", NOON.plusSeconds(5_400).toEpochMilli())
        .set("assigned_agent", "ann")
        .set("queue", "support")
        .set("status", "open")
        .build(1);
  }

  private static TableRow alert() {
    return RowBuilder.of(WarehouseTable.ALERTS)
        .set("alert_id", "a1")
        .set("account_id", "acme")
        .set("kind", "sla_breach")
        .set("severity", "warning")
        .set("subject", "{\"conversation_id\":\"c1\",\"episode\":1}")
        .setTime("started_at", NOON.plusSeconds(3_600).toEpochMilli())
        .set("summary", "nobody answered")
        .build(1);
  }

  private static TableRow trigger(String id, String action, @Nullable String refusal) {
    RowBuilder row =
        RowBuilder.of(WarehouseTable.TRIGGERS)
            .set("trigger_id", id)
            .setTime("created_at", NOON.toEpochMilli())
            .set("action", action)
            .set("account_id", "acme")
            .set("platform", "tiktok")
            .set("conversation_id", "c1")
            .set("message_id", "m1")
            .set("customer_key", KEY)
            .set("rule_id", "complaint")
            .set("playbook_version", "v7")
            .set("signal", "{\"type\":\"message\"}")
            .set("priority", 63)
            .set("dry_run", false)
            .set("suppressed_reason", refusal);
    if (refusal != null) {
      row.set("template_id", "escalate")
          .set("attempt", 1)
          .set("text", "Hello [name], we look into it");
    }
    return row.build(1);
  }
}
