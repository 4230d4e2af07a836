package io.tideline.job.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tideline.connectors.local.LocalBrokerProcess;
import io.tideline.connectors.local.LocalBrokerSettings;
import io.tideline.connectors.local.LocalPostgres;
import io.tideline.connectors.warehouse.ExportFormat;
import io.tideline.connectors.warehouse.WarehouseExport;
import io.tideline.connectors.warehouse.WarehouseLocation;
import io.tideline.connectors.warehouse.WarehouseMigrator;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.job.cluster.ClusterSettings;
import io.tideline.job.cluster.FlinkCluster;
import io.tideline.job.cluster.KafkaFeeder;
import io.tideline.job.cluster.KafkaTopicProbe;
import io.tideline.job.cluster.Submission;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.JobID;

/**
 * Broker, warehouse and cluster, each in processes of their own, and the job's jar to run on them.
 */
public final class LiveRun implements AutoCloseable {
  /** Of the topics' names. */
  public static final String PREFIX = "tideline.";

  private final Path folder;
  private final LocalBrokerProcess broker;
  private final LocalPostgres postgres;
  private final FlinkCluster cluster;
  private final KafkaFeeder feeder;
  private JobID job;

  /**
   * Starts all but the job.
   *
   * @param scenario what its feeder is to send; a folder without files where others send
   */
  public LiveRun(Path folder, Path scenario) throws IOException {
    this.folder = folder;
    this.broker = LocalBrokerProcess.start(LocalBrokerSettings.in(folder.resolve("broker")));
    this.postgres = LocalPostgres.start(folder.resolve("postgres"));
    WarehouseMigrator.migrate(postgres.location());
    this.cluster =
        FlinkCluster.start(
            ClusterSettings.small(folder.resolve("flink"), Duration.ofSeconds(2))
                // A hundred tasks take a while to begin where the cores are busy.
                .with("pekko.ask.timeout", "60 s"));
    this.feeder =
        KafkaFeeder.open(new KafkaFeeder.Target(broker.bootstrapServers(), PREFIX, 3), scenario);
  }

  /** Where the job runs. */
  public FlinkCluster cluster() {
    return cluster;
  }

  KafkaFeeder feeder() {
    return feeder;
  }

  /** The job that was started last. */
  public JobID job() {
    return job;
  }

  /** Where its topics are. */
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** Where its tables are. */
  public WarehouseLocation warehouse() {
    return postgres.location();
  }

  void restartBroker() throws IOException {
    broker.kill();
    broker.restart();
  }

  /** Starts the job. */
  public void start() throws IOException {
    job = cluster.submit(submission());
    cluster.awaitRunning(job);
  }

  /** Starts the job from a savepoint. */
  public void startFrom(String savepoint) throws IOException {
    job = cluster.submitFrom(savepoint, submission());
    cluster.awaitRunning(job);
  }

  private Submission submission() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), LocalPostgres.PASSWORD);
    Path config =
        Files.writeString(
            folder.resolve("tideline.yaml"),
            """
            kafka:
              bootstrap_servers: %s
              create_topics: true
            warehouse:
              url: %s
              user: %s
              password: ${file:%s}
            checkpoint:
              interval: 2s
            time:
              max_disorder: 10s
              idle_after: 20s
            """
                .formatted(
                    broker.bootstrapServers(),
                    postgres.jdbcUrl(),
                    LocalPostgres.USER,
                    password.toAbsolutePath()));
    return new Submission(
        Path.of("target", "tideline-job.jar").toAbsolutePath(),
        null,
        2,
        List.of("--config", config.toAbsolutePath().toString()));
  }

  /** The lines of a table. */
  List<String> table(WarehouseTable table) throws IOException {
    var out = new ByteArrayOutputStream();
    new WarehouseExport(postgres.location()).exportTo(table, ExportFormat.JSONL, out);
    return out.toString(UTF_8).lines().toList();
  }

  /** What a read_committed consumer of an output topic has seen. */
  List<String> topic(String name) {
    return new KafkaTopicProbe(broker.bootstrapServers()).committed(PREFIX + name);
  }

  @Override
  public void close() throws IOException {
    feeder.close();
    cluster.close();
    postgres.close();
    broker.close();
  }
}
