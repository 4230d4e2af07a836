package io.tideline.connectors.warehouse;

import io.tideline.connectors.local.LocalPostgres;
import io.tideline.connectors.local.LocalPostgresOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Databases on one PostgreSQL that all tests of this JVM share. */
final class TestWarehouse {

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final LocalPostgres SERVER = start();

  private TestWarehouse() {}

  /** An empty database. */
  static WarehouseLocation empty() {
    String name = "test_" + DATABASES.incrementAndGet();
    String url = "jdbc:postgresql://127.0.0.1:" + SERVER.port() + "/";
    try (Connection admin = DriverManager.getConnection(url + "postgres", "postgres", "");
        Statement statement = admin.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " OWNER " + LocalPostgres.USER);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new WarehouseLocation(url + name, LocalPostgres.USER, LocalPostgres.PASSWORD);
  }

  /** A database with all tables. */
  static WarehouseLocation migrated() {
    WarehouseLocation location = empty();
    WarehouseMigrator.migrate(location);
    return location;
  }

  /** The same database for a user who may do everything. */
  static WarehouseLocation asAdministrator(WarehouseLocation location) {
    return new WarehouseLocation(location.url(), "postgres", "");
  }

  /** The same database for a user of that name who may do what the role may do. */
  static WarehouseLocation asMember(WarehouseLocation location, String name, String role)
      throws SQLException {
    execute(
        asAdministrator(location),
        "DROP ROLE IF EXISTS %1$s; CREATE ROLE %1$s LOGIN IN ROLE %2$s".formatted(name, role));
    return new WarehouseLocation(location.url(), name, "");
  }

  /** The same database for a user who may only connect. */
  static WarehouseLocation asReader(WarehouseLocation owner) throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + SERVER.port() + "/postgres";
    try (Connection admin = DriverManager.getConnection(url, "postgres", "");
        Statement statement = admin.createStatement()) {
      statement.execute("DROP ROLE IF EXISTS reader");
      statement.execute("CREATE ROLE reader LOGIN");
    }
    return new WarehouseLocation(owner.url(), "reader", "");
  }

  static void execute(WarehouseLocation location, String sql) throws SQLException {
    try (Connection connection = ConnectionSource.to(location).open();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** All rows, their columns joined by {@code |}. */
  static List<String> query(WarehouseLocation location, String sql) throws SQLException {
    try (Connection connection = ConnectionSource.to(location).open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          values.add(rows.getString(i));
        }
        lines.add(String.join("|", values));
      }
      return lines;
    }
  }

  private static LocalPostgres start() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "postgres");
      LocalPostgres server = LocalPostgres.start(new LocalPostgresOptions(folder, 0, false));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(LocalPostgres server, Path folder) {
    try {
      server.close();
      delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
