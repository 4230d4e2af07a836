package io.tideline.connectors.local;

import io.tideline.connectors.warehouse.WarehouseLocation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A real PostgreSQL on this machine, reachable on the loopback address only. It keeps its data in a
 * folder, so that a second start in the same folder finds what the first one wrote. The user
 * {@value #USER} owns the database {@value #DATABASE} and needs its password, as on any other
 * server.
 */
public final class LocalPostgres implements AutoCloseable {

  /** The role that owns the database. */
  public static final String USER = "tideline";

  /** Published, because the server listens on the loopback address only. */
  public static final String PASSWORD = "tideline";

  /** The database that is made on first start. */
  public static final String DATABASE = "tideline";

  private static final String HOST = "127.0.0.1";
  private static final Duration START_UP = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final Duration POLITE_STOP = Duration.ofSeconds(5);
  private static final String LOG_FILE = "postgres.log";

  private final EmbeddedPostgres server;
  private final Path data;

  private LocalPostgres(EmbeddedPostgres server, Path data) {
    this.server = server;
    this.data = data;
  }

  /** Starts a server on a free port that stops at the latest when this JVM ends. */
  public static LocalPostgres start(Path folder) throws IOException {
    return start(new LocalPostgresOptions(folder, 0, true));
  }

  /**
   * Starts a server and returns once it answers.
   *
   * @throws IOException one line that says what to do: folder not writable, folder in use by
   *     another server, port in use, or where the server's own log is
   */
  public static LocalPostgres start(LocalPostgresOptions options) throws IOException {
    Path folder = options.folder().toAbsolutePath();
    Path data = folder.resolve("data");
    refuseIfInUse(data);
    refusePortInUse(options.port());
    makeWritable(folder);
    boolean first = !Files.exists(data.resolve("PG_VERSION"));
    File log = folder.resolve(LOG_FILE).toFile();
    LocalPostgres started = new LocalPostgres(launch(options, data, log), data);
    try {
      if (first) {
        started.createDatabase();
      }
      return started;
    } catch (SQLException | IOException e) {
      started.close();
      throw new IOException("PostgreSQL in " + folder + " could not be set up; see " + log, e);
    }
  }

  /** Where the warehouse is, for whoever connects to it. */
  public WarehouseLocation location() {
    return new WarehouseLocation(jdbcUrl(), USER, PASSWORD);
  }

  /** {@code jdbc:postgresql://127.0.0.1:port/tideline}; user and password are not part of it. */
  public String jdbcUrl() {
    return "jdbc:postgresql://" + HOST + ":" + port() + "/" + DATABASE;
  }

  /** The port it listens on. */
  public int port() {
    return server.getPort();
  }

  /** Ends all sessions and stops the server; returns when its processes are gone. */
  @Override
  public void close() throws IOException {
    Optional<ProcessHandle> process = runningIn(data);
    server.close();
    if (process.isPresent()) {
      awaitExit(process.get());
    }
  }

  /**
   * Stops the server that a killed JVM has left running in a folder; does nothing where there is
   * none, or where the process is not, or no longer, the server of that folder.
   *
   * @throws IOException it does not stop
   */
  public static void stopAbandoned(Path folder) throws IOException {
    Path data = folder.toAbsolutePath().resolve("data");
    Optional<ProcessHandle> server = runningIn(data).filter(process -> servesFrom(data, process));
    if (server.isEmpty()) {
      return;
    }
    ProcessHandle process = server.get();
    process.destroy();
    try {
      process.onExit().get(POLITE_STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException somebodyIsConnected) {
      process.destroyForcibly();
      awaitExit(process);
    }
  }

  private static boolean servesFrom(Path data, ProcessHandle process) {
    return Arrays.asList(process.info().arguments().orElse(new String[0]))
        .contains(data.toString());
  }

  private static EmbeddedPostgres launch(LocalPostgresOptions options, Path data, File log)
      throws IOException {
    var redirect = ProcessBuilder.Redirect.appendTo(log);
    var builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(PostgresBinaries.folder().toFile())
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(options.stopWithJvm())
            .setServerConfig("listen_addresses", HOST)
            // A socket file in the shared temporary folder would outlive a killed server.
            .setServerConfig("unix_socket_directories", "")
            .setPGStartupWait(START_UP)
            .setOutputRedirector(redirect)
            .setErrorRedirector(redirect);
    if (options.port() != 0) {
      builder.setPort(options.port());
    }
    try {
      return builder.start();
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          "PostgreSQL did not start in " + data.getParent() + "; its log is " + log, e);
    }
  }

  private static void refuseIfInUse(Path data) throws IOException {
    Optional<ProcessHandle> running = runningIn(data);
    if (running.isPresent()) {
      throw new IOException(
          "folder %s is in use by a PostgreSQL server, process %d"
              .formatted(data.getParent(), running.get().pid()));
    }
  }

  /** The server that works on a data folder; a killed one leaves its pid behind for any process. */
  private static Optional<ProcessHandle> runningIn(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
    return ProcessHandle.of(pid)
        .filter(process -> process.info().command().orElse("").contains("postgres"));
  }

  private static void awaitExit(ProcessHandle process) throws IOException {
    try {
      process.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("PostgreSQL process " + process.pid() + " does not stop", e);
    }
  }

  /** The server itself would only say so in its log, after the data folder has been made. */
  private static void refusePortInUse(int port) throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      // A port that a stopped server has just left is free.
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
    } catch (BindException e) {
      throw new IOException("port " + port + " is in use", e);
    }
  }

  private static void makeWritable(Path folder) throws IOException {
    String problem = "folder " + folder + " cannot be made or written";
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException(problem, e);
    }
    if (!Files.isWritable(folder)) {
      throw new IOException(problem);
    }
  }

  private void createDatabase() throws SQLException, IOException {
    try (Connection admin = server.getPostgresDatabase().getConnection();
        Statement statement = admin.createStatement()) {
      statement.execute("CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'");
      statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + USER + " ENCODING 'UTF8'");
      Path access = data.resolve("pg_hba.conf");
      String demandPassword = "host all " + USER + " all scram-sha-256\n";
      Files.writeString(access, demandPassword + Files.readString(access));
      statement.execute("SELECT pg_reload_conf()");
    }
  }
}
