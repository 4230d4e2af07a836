package io.tideline.bench;

import io.tideline.connectors.kafka.KafkaPreflight;
import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.connectors.kafka.TopicLayout;
import io.tideline.connectors.local.LocalBrokerProcess;
import io.tideline.connectors.local.LocalBrokerSettings;
import io.tideline.connectors.local.LocalPostgres;
import io.tideline.connectors.local.LocalPostgresOptions;
import io.tideline.connectors.warehouse.WarehouseMigrator;
import java.nio.file.Files;
import java.nio.file.Path;

/** A broker with all topics and a PostgreSQL with the schema, each in processes of its own. */
final class Servers {
  /** Of every topic. */
  static final int PARTITIONS = 4;

  private final LocalBrokerProcess broker;
  private final LocalPostgres postgres;
  private final long postgresPid;

  private Servers(LocalBrokerProcess broker, LocalPostgres postgres, long postgresPid) {
    this.broker = broker;
    this.postgres = postgres;
    this.postgresPid = postgresPid;
  }

  /** Starts both; the closer ends whatever was started. */
  static Servers start(Path folder, Closer closer) throws Exception {
    LocalBrokerProcess broker =
        closer.start(
            () -> LocalBrokerProcess.start(LocalBrokerSettings.in(folder.resolve("kafka"))));
    Path database = folder.resolve("postgres");
    LocalPostgres postgres =
        closer.start(() -> LocalPostgres.start(new LocalPostgresOptions(database, 0, false)));
    WarehouseMigrator.migrate(postgres.location());
    new KafkaPreflight(KafkaSettings.of(broker.bootstrapServers()))
        .createMissingTopics(new TopicLayout(PARTITIONS, 1, true));
    String pid = Files.readAllLines(database.resolve("data/postmaster.pid")).get(0).trim();
    return new Servers(broker, postgres, Long.parseLong(pid));
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  long brokerPid() {
    return broker.pid();
  }

  LocalPostgres postgres() {
    return postgres;
  }

  long postgresPid() {
    return postgresPid;
  }
}
