package io.tideline.job.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.local.LocalBroker;
import io.tideline.connectors.local.LocalBrokerSettings;
import io.tideline.connectors.local.LocalPostgres;
import io.tideline.connectors.warehouse.ExportFormat;
import io.tideline.connectors.warehouse.WarehouseExport;
import io.tideline.connectors.warehouse.WarehouseMigrator;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.job.cluster.Await;
import io.tideline.job.cluster.KafkaFeeder;
import io.tideline.job.cluster.KafkaTopicProbe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever people leave of themselves in the input, nothing of it is in any table, file, log, page
 * or metric, of a replay and of a live job (SEMANTICS §10). What the contract lets out is named
 * here: the triggers' topic acts on people, the alerts' topic says whom, dead letters hold the
 * record as it came.
 */
@Timeout(value = 900, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NoLeaksIT {
  private static final String SECRET = "planted-secret-6b1f0a9c77";
  private static final Pattern RAW = Pattern.compile("\"raw_base64\":\"[^\"]*\"");
  private static final Pattern LINKS = Pattern.compile("\"id\":\"([0-9a-f]{32})\"");
  private static final List<String> DATA =
      PlantedScenario.PEOPLE.stream().flatMap(p -> p.data().stream()).toList();
  private static final List<String> IDS =
      PlantedScenario.PEOPLE.stream().flatMap(p -> p.ids().stream()).toList();

  @TempDir private Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> environment =
      Map.of("TIDELINE_PSEUDONYM_SECRET", SECRET, "PASSWORD", LocalPostgres.PASSWORD);
  private Path input;
  private int messages;

  @BeforeEach
  void plant() throws IOException {
    input = folder.resolve("input");
    messages = PlantedScenario.write(input);
  }

  @Test
  void nothingOfAnybodyIsInWhatAReplayWrites() throws Exception {
    Path output = folder.resolve("output");
    Path process = Files.createDirectory(folder.resolve("replay"));
    try (ChildCommand replay =
        ChildCommand.start(
            process,
            environment,
            "replay",
            "--input",
            input.toString(),
            "--output",
            output.toString())) {
      assertThat(replay.await()).isEqualTo(new Ran(0, "", List.of()));
    }
    Map<String, String> files = filesOf(output);

    assertThat(files.get("tables/messages.jsonl").lines()).hasSize(messages);
    assertThat(files.get("tables/triggers.jsonl").lines()).hasSizeGreaterThan(100);
    assertThat(files.get("tables/utm_issues.jsonl")).contains("call [phone]");
    assertThat(files.get("tables/attribution_credits.jsonl")).contains("win back [email]");
    assertThat(files.get("automation-triggers.jsonl")).contains(IDS.get(0));
    files.remove("automation-triggers.jsonl");
    holdNothing(files);
  }

  @Test
  void nothingOfAnybodyIsInWhatALiveJobLeavesAnywhere() throws Exception {
    try (LocalBroker broker = LocalBroker.start(LocalBrokerSettings.in(folder.resolve("kafka")));
        LocalPostgres postgres = LocalPostgres.start(folder.resolve("postgres"));
        KafkaFeeder feeder =
            KafkaFeeder.open(
                new KafkaFeeder.Target(broker.bootstrapServers(), "tideline.", 1), input)) {
      WarehouseMigrator.migrate(postgres.location());
      Path process = Files.createDirectory(folder.resolve("run"));
      Path config = configure(broker, postgres);
      try (ChildCommand run =
          ChildCommand.start(process, environment, "run", "--config", config.toString())) {
        feeder.sendRest();
        await(run, "messages", () -> tables(postgres).get("messages").lines().count() == messages);
        await(run, "triggers", () -> tables(postgres).get("triggers").lines().count() > 100);
        await(run, "orders", () -> tables(postgres).get("conversions").lines().count() >= 40);
        await(
            run,
            "a refused row",
            () -> tables(postgres).get("dead_letters").contains("rejected_by_warehouse"));
        holdNothing(pages(run));
        assertThat(inBytes(folder.resolve("checkpoints"))).contains("_metadata");
        run.interrupt();
        run.await();
      }
      holdNothing(tables(postgres));
      holdNothing(filesOf(process));
      holdNothing(topics(broker));
      assertThat(Files.readString(process.resolve("err"))).doesNotContain(SECRET);
    }
  }

  private Path configure(LocalBroker broker, LocalPostgres postgres) throws IOException {
    return Files.writeString(
        folder.resolve("tideline.yaml"),
        """
        kafka: {bootstrap_servers: "%s", create_topics: true}
        warehouse: {url: "%s", user: tideline, password: "${env:PASSWORD}"}
        checkpoint: {interval: 1s, directory: "%s"}
        time: {max_disorder: 10s, idle_after: 10s}
        ui.port: 0
        parallelism: 1
        """
            .formatted(
                broker.bootstrapServers(),
                postgres.jdbcUrl(),
                Files.createDirectories(folder.resolve("checkpoints")).toUri()));
  }

  /** Where the answer may be slow, since the job shares the machine. */
  private static void await(ChildCommand run, String what, IoCondition condition) {
    Await.atMost(Duration.ofSeconds(240))
        .every(Duration.ofSeconds(1))
        .until(
            what,
            () -> {
              try {
                assertThat(run.isAlive()).as(() -> "ended before: " + what).isTrue();
                return condition.holds();
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
  }

  private interface IoCondition {
    boolean holds() throws IOException;
  }

  private static Map<String, String> tables(LocalPostgres postgres) throws IOException {
    Map<String, String> tables = new LinkedHashMap<>();
    for (WarehouseTable table : WarehouseTable.values()) {
      var out = new ByteArrayOutputStream();
      new WarehouseExport(postgres.location()).exportTo(table, ExportFormat.JSONL, out);
      tables.put(table.tableName(), out.toString(UTF_8));
    }
    return tables;
  }

  private static Map<String, String> topics(LocalBroker broker) {
    KafkaTopicProbe probe = new KafkaTopicProbe(broker.bootstrapServers());
    Map<String, String> topics = new LinkedHashMap<>();
    for (String topic : List.of("escalation-alerts", "dead-letters", "playbook-status")) {
      topics.put(topic, String.join("\n", probe.committed("tideline." + topic)));
    }
    return topics;
  }

  /** What Flink's web page shows of the job: configuration, graph, plan, metrics, exceptions. */
  private Map<String, String> pages(ChildCommand run) throws Exception {
    Matcher address = Pattern.compile("web page (http://\\S+)").matcher(run.out());
    assertThat(address.find()).isTrue();
    String root = address.group(1);
    Map<String, String> pages = new LinkedHashMap<>();
    get(pages, root, "/config", "/jobmanager/config", "/jobmanager/environment", "/jobs/overview");
    Matcher id = Pattern.compile("job ([0-9a-f]{32})").matcher(run.out());
    assertThat(id.find()).isTrue();
    String job = "/jobs/" + id.group(1);
    get(pages, root, job, job + "/config", job + "/plan", job + "/jobmanager-plan");
    get(pages, root, job + "/exceptions", job + "/checkpoints", job + "/checkpoints/config");
    get(pages, root, job + "/metrics", job + "/accumulators");
    Matcher vertices = LINKS.matcher(pages.get(job));
    List<String> found = new ArrayList<>();
    while (vertices.find()) {
      found.add(vertices.group(1));
    }
    assertThat(found).isNotEmpty();
    for (String vertex : found) {
      String path = job + "/vertices/" + vertex;
      get(pages, root, path, path + "/metrics", path + "/subtasks/0/metrics");
    }
    return pages;
  }

  private void get(Map<String, String> pages, String root, String... paths) throws Exception {
    for (String path : paths) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(root + path)).build();
      pages.put(path, http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
  }

  /** That the secret is in no byte below; returns the names of the files that were read. */
  private static String inBytes(Path below) throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.walk(below)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try {
          String bytes = Files.readString(file, ISO_8859_1);
          names.add(file.getFileName().toString());
          assertThat(bytes.contains(SECRET)).as(file.toString()).isFalse();
        } catch (java.nio.file.NoSuchFileException gone) {
          // Checkpoints come and go while the job runs.
        }
      }
    }
    return String.join(" ", names);
  }

  private static Map<String, String> filesOf(Path root) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(path).toString(), Files.readString(path, ISO_8859_1));
      }
    }
    return files;
  }

  private static void holdNothing(Map<String, String> places) {
    List<String> leaks = new ArrayList<>();
    places.forEach(
        (name, content) -> {
          String text =
              name.startsWith("dead-letters") ? RAW.matcher(content).replaceAll("") : content;
          find(name, text, List.of(SECRET), leaks);
          find(name, text, DATA, leaks);
          // Whoever acts on an alert about a conversation has to know which.
          if (!name.startsWith("escalation-alerts")) {
            find(name, text, IDS, leaks);
          }
        });
    assertThat(leaks).isEmpty();
  }

  private static void find(
      String name, String text, Collection<String> planted, List<String> leaks) {
    for (String one : planted) {
      int at = text.indexOf(one);
      if (at >= 0 && leaks.size() < 20) {
        int from = Math.max(0, at - 80);
        leaks.add(name + ": " + text.substring(from, Math.min(text.length(), at + 60)));
      }
    }
  }
}
