package io.tideline.connectors.local;

import io.tideline.connectors.warehouse.WarehouseLocation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

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

  private static final Duration START_UP = Duration.ofSeconds(60);
  private static final String LOG_FILE = "postgres.log";

  private final EmbeddedPostgres server;

  private LocalPostgres(EmbeddedPostgres server) {
    this.server = server;
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
    Files.createDirectories(folder);
    boolean first = !Files.exists(data.resolve("PG_VERSION"));
    File log = folder.resolve(LOG_FILE).toFile();
    LocalPostgres started = new LocalPostgres(launch(options, data, log));
    try {
      if (first) {
        started.createDatabase(data);
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
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + DATABASE;
  }

  /** The port it listens on. */
  public int port() {
    return server.getPort();
  }

  /** Ends all sessions and stops the server; returns when its processes are gone. */
  @Override
  public void close() throws IOException {
    server.close();
  }

  private static EmbeddedPostgres launch(LocalPostgresOptions options, Path data, File log)
      throws IOException {
    var redirect = ProcessBuilder.Redirect.appendTo(log);
    var builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(binaries())
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(options.stopWithJvm())
            .setServerConfig("listen_addresses", "127.0.0.1")
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

  /** The server's programs are unpacked once a user, so that nobody depends on another's files. */
  private static File binaries() {
    String name = "tideline-postgres-" + System.getProperty("user.name");
    return new File(System.getProperty("java.io.tmpdir"), name);
  }

  private static void refuseIfInUse(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    long pid = Long.parseLong(lines.get(0).trim());
    boolean alive =
        ProcessHandle.of(pid).flatMap(p -> p.info().command()).orElse("").contains("postgres");
    if (alive) {
      throw new IOException(
          "folder " + data.getParent() + " is in use by a PostgreSQL server, process " + pid);
    }
  }

  private void createDatabase(Path data) throws SQLException, IOException {
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
