package io.tideline.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.kafka.KafkaPreflight;
import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.connectors.kafka.TopicLayout;
import io.tideline.connectors.local.LocalBroker;
import io.tideline.connectors.local.LocalBrokerSettings;
import io.tideline.connectors.local.LocalPostgres;
import io.tideline.connectors.local.LocalPostgresOptions;
import io.tideline.connectors.warehouse.ConnectionSource;
import io.tideline.connectors.warehouse.WarehouseLocation;
import io.tideline.connectors.warehouse.WarehouseMigrator;
import io.tideline.connectors.warehouse.WarehouseRoles;
import io.tideline.job.cluster.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run} says, in a JVM of its own, where what it needs is not there. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RunCommandIT {
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"tideline\""
          + " password=\"%s\"";

  @TempDir private static Path servers;
  private static LocalBroker broker;
  private static LocalPostgres postgres;

  @TempDir private Path folder;

  private final Map<String, String> environment = new HashMap<>();
  private final StringBuilder yaml = new StringBuilder("ui.port: 0\n");

  @BeforeAll
  static void startServers() throws Exception {
    broker = LocalBroker.start(LocalBrokerSettings.in(servers.resolve("kafka")));
    new KafkaPreflight(KafkaSettings.of(broker.bootstrapServers()))
        .createMissingTopics(new TopicLayout(1, 1, true));
    postgres = LocalPostgres.start(servers.resolve("postgres"));
    WarehouseMigrator.migrate(postgres.location());
  }

  @AfterAll
  static void stopServers() throws Exception {
    postgres.close();
    broker.close();
  }

  @Test
  void aBrokerThatDoesNotAnswerIsOneLine() throws Exception {
    int nobody = freePort();
    kafka("127.0.0.1:" + nobody);

    failsWith(
        1, "kafka.bootstrap_servers: no broker answers at 127.0.0.1:" + nobody + " within 10 s");
  }

  @Test
  void aWrongKafkaPasswordIsBadConfiguration(@TempDir Path data) throws Exception {
    try (LocalBroker guarded = LocalBroker.start(withPasswords(data))) {
      kafka(guarded.bootstrapServers());
      yaml.append("kafka.properties.security.protocol: SASL_PLAINTEXT\n")
          .append("kafka.properties.sasl.mechanism: PLAIN\n")
          .append("kafka.properties.sasl.jaas.config: ${env:LOGIN}\n");
      environment.put("LOGIN", LOGIN.formatted("hunter2") + ";");

      failsWith(
          2,
          "kafka.properties: "
              + guarded.bootstrapServers()
              + " refuses the credentials: Authentication failed: Invalid username or password");
    }
  }

  @Test
  void aWrongWarehousePasswordIsBadConfiguration() throws Exception {
    kafka(broker.bootstrapServers());
    warehouse(postgres.location(), "hunter2");

    failsWith(2, "warehouse.password: the server refused user \"tideline\"");
  }

  @Test
  void aPortInUseIsBadConfiguration() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      kafka(broker.bootstrapServers());

      failsWith(
          2,
          "ui.port: " + taken.getLocalPort() + " is in use; allowed: a free port, or 0 for any",
          "--set",
          "ui.port=" + taken.getLocalPort());
    }
  }

  @Test
  void aMemberOfTheWritersIsAllThatItNeeds() throws Exception {
    String url = postgres.jdbcUrl();
    var admin = new WarehouseLocation(url, "postgres", "");
    assertThat(WarehouseRoles.grant(admin)).isEmpty();
    try (Connection connection = ConnectionSource.to(admin).open();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE the_job LOGIN PASSWORD 'x' IN ROLE tideline_writer");
    }
    kafka(broker.bootstrapServers());
    warehouse(new WarehouseLocation(url, "the_job", "x"), "x");

    try (ChildCommand run = run()) {
      awaitThat(run, "it runs", () -> run.out().contains(" runs; web page "));
      run.interrupt();
      assertThat(run.await().err()).isEmpty();
    }
  }

  @Test
  void aWarehouseThatIsDownIsWaitedForInOneLineAndCtrlCLeavesNothing() throws Exception {
    Path data = servers.resolve("stopped");
    LocalPostgres stopped = LocalPostgres.start(data);
    WarehouseLocation location = stopped.location();
    WarehouseMigrator.migrate(location);
    int port = stopped.port();
    stopped.close();
    kafka(broker.bootstrapServers());
    warehouse(location, location.password());

    try (ChildCommand run = run()) {
      String down = "warehouse.url: cannot reach %s: connection refused; waiting until it answers";
      awaitLine(run, down.formatted(location.url()));
      try (var again = LocalPostgres.start(new LocalPostgresOptions(data, port, true))) {
        awaitLine(run, "warehouse.url: " + again.location().url() + " answers");
        awaitThat(run, "it runs", () -> run.out().endsWith("\n"));
        run.interrupt();
        Ran ran = run.await();
        assertThat(ran.err()).hasSize(2);
        assertThat(ran.out())
            .matches("job [0-9a-f]{32} runs; web page http://127\\.0\\.0\\.1:[1-9]\\d*\\R");
      }
      assertThat(run.left()).isEmpty();
    }
  }

  private void kafka(String servers) {
    yaml.append("kafka.bootstrap_servers: ").append(servers).append('\n');
  }

  private void warehouse(WarehouseLocation location, String password) {
    yaml.append("warehouse: {url: '").append(location.url());
    yaml.append("', user: ").append(location.user()).append(", password: '${env:PASSWORD}'}\n");
    environment.put("PASSWORD", password);
    environment.put("TIDELINE_PSEUDONYM_SECRET", "for a test");
  }

  private void failsWith(int exitCode, String line, String... more) throws Exception {
    try (ChildCommand run = run(more)) {
      assertThat(run.await()).isEqualTo(new Ran(exitCode, "", List.of(line)));
      assertThat(run.left()).isEmpty();
    }
  }

  private ChildCommand run(String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("tideline.yaml"), yaml);
    List<String> args = new ArrayList<>(List.of("run", "--config", file.toString()));
    args.addAll(List.of(more));
    return ChildCommand.start(folder, environment, args.toArray(String[]::new));
  }

  private static void awaitLine(ChildCommand run, String end) {
    awaitThat(run, end, () -> run.err().stream().anyMatch(line -> line.endsWith(end)));
  }

  private static void awaitThat(ChildCommand run, String what, Callable<Boolean> seen) {
    Await.atMost(Duration.ofSeconds(90))
        .until(
            what,
            () -> {
              assertThat(run.isAlive()).as(() -> "ended without: " + what).isTrue();
              return call(seen);
            });
  }

  private static boolean call(Callable<Boolean> condition) {
    try {
      return condition.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static LocalBrokerSettings withPasswords(Path data) {
    return new LocalBrokerSettings(
        data,
        0,
        Map.of(
            "listener.security.protocol.map", "CLIENTS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
            "sasl.enabled.mechanisms", "PLAIN",
            "sasl.mechanism.inter.broker.protocol", "PLAIN",
            "listener.name.clients.plain.sasl.jaas.config",
                LOGIN.formatted("right") + " user_tideline=\"right\";"));
  }
}
