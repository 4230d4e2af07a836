package io.tideline.job.cli.quickstart;

import io.tideline.connectors.kafka.KafkaSettings;
import io.tideline.connectors.local.LocalBroker;
import io.tideline.connectors.local.LocalBrokerSettings;
import io.tideline.connectors.local.LocalPostgres;
import io.tideline.connectors.local.LocalPostgresOptions;
import io.tideline.connectors.warehouse.WarehouseLocation;
import io.tideline.connectors.warehouse.WarehouseMigrator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The broker and the database, started side by side. */
final class Servers implements AutoCloseable {
  private final FutureTask<LocalBroker> broker;
  private final FutureTask<LocalPostgres> postgres;

  private Servers(FutureTask<LocalBroker> broker, FutureTask<LocalPostgres> postgres) {
    this.broker = broker;
    this.postgres = postgres;
  }

  /** Begins to start both on free ports; returns at once. */
  static Servers start(Path folder) {
    return new Servers(
        begin(
            "quickstart-kafka",
            () -> LocalBroker.start(LocalBrokerSettings.in(folder.resolve("kafka")))),
        begin("quickstart-postgres", () -> startPostgres(postgresFolder(folder))));
  }

  /** Where the database is kept within the folder of everything. */
  static Path postgresFolder(Path folder) {
    return folder.resolve("postgres");
  }

  private static <T> FutureTask<T> begin(String name, Callable<T> start) {
    var task = new FutureTask<>(start);
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  private static LocalPostgres startPostgres(Path folder) throws IOException {
    // Else the library leaves an empty folder among the user's temporary files.
    System.setProperty("ot.epg.working-dir", folder.resolve("unused").toString());
    LocalPostgres started = LocalPostgres.start(new LocalPostgresOptions(folder, 0, false));
    try {
      WarehouseMigrator.migrate(started.location());
      return started;
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  /** How to reach the broker, once it serves. */
  KafkaSettings kafka() throws IOException, InterruptedException {
    return KafkaSettings.of(await(broker).bootstrapServers());
  }

  /** Where the database is, once it serves and has its tables. */
  WarehouseLocation warehouse() throws IOException, InterruptedException {
    return await(postgres).location();
  }

  private static <T> T await(FutureTask<T> task) throws IOException, InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IOException(e.getCause());
    }
  }

  /** Stops what has started; waits for what is about to. */
  @Override
  public void close() throws IOException, InterruptedException {
    try {
      closeStarted(broker);
    } finally {
      closeStarted(postgres);
    }
  }

  private static <T extends AutoCloseable> void closeStarted(FutureTask<T> task)
      throws IOException, InterruptedException {
    T started;
    try {
      started = task.get();
    } catch (ExecutionException neverStarted) {
      return;
    }
    try {
      started.close();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
