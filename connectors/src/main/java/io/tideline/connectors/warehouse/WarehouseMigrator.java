package io.tideline.connectors.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.logging.LogFactory;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Creates and upgrades the schema {@value WarehouseTable#SCHEMA} by the numbered scripts in {@code
 * db/migration}; which of them a database has is kept in that schema too. All failures are {@link
 * WarehouseException}s of one line: the configuration key, what is wrong with it, and never the
 * password.
 */
public final class WarehouseMigrator {

  private WarehouseMigrator() {}

  /** Brings the schema to this build's version; safe to run again and from several places. */
  public static MigrationOutcome migrate(WarehouseLocation location) {
    checkReachable(location);
    try {
      Flyway flyway = flyway(location);
      refuseNewer(location, flyway.info());
      MigrateResult result = flyway.migrate();
      String to = version(flyway.info().current()).orElseThrow();
      return new MigrationOutcome(result.initialSchemaVersion, to, result.migrationsExecuted);
    } catch (FlywayException e) {
      throw failed(location, e);
    }
  }

  /** The schema's version; empty where it has not been created. */
  public static Optional<String> currentVersion(WarehouseLocation location) {
    checkReachable(location);
    try {
      return version(flyway(location).info().current());
    } catch (FlywayException e) {
      throw failed(location, e);
    }
  }

  /**
   * Checks before a job starts that the warehouse is reachable and has exactly the schema that this
   * build writes.
   */
  public static void requireCurrent(WarehouseLocation location) {
    checkReachable(location);
    try {
      MigrationInfoService info = flyway(location).info();
      refuseNewer(location, info);
      MigrationInfo[] pending = info.pending();
      if (pending.length > 0) {
        throw new WarehouseException(
            "warehouse.url: schema %s at %s is at version %s, this build needs %s: run `tideline warehouse migrate`"
                .formatted(
                    WarehouseTable.SCHEMA,
                    location.displayUrl(),
                    version(info.current()).orElse("none"),
                    pending[pending.length - 1].getVersion()));
      }
      flyway(location).validate();
    } catch (FlywayException e) {
      throw failed(location, e);
    }
  }

  private static Flyway flyway(WarehouseLocation location) {
    LogFactory.setLogCreator(QuietFlywayLog.creator());
    var source = ConnectionSource.dataSource(location);
    // A migration of a large table may take longer than any answer a writer waits for.
    source.setSocketTimeout(0);
    return Flyway.configure(WarehouseMigrator.class.getClassLoader())
        .dataSource(source)
        .schemas(WarehouseTable.SCHEMA)
        .defaultSchema(WarehouseTable.SCHEMA)
        .locations("classpath:db/migration")
        .load();
  }

  private static Optional<String> version(MigrationInfo migration) {
    return Optional.ofNullable(migration).map(info -> info.getVersion().getVersion());
  }

  private static void refuseNewer(WarehouseLocation location, MigrationInfoService info) {
    for (MigrationInfo migration : info.applied()) {
      if (!migration.getState().isResolved()) {
        throw new WarehouseException(
            "warehouse.url: schema %s at %s is at version %s, which this build does not know: use the newer build"
                .formatted(WarehouseTable.SCHEMA, location.displayUrl(), migration.getVersion()));
      }
    }
  }

  private static void checkReachable(WarehouseLocation location) {
    try (Connection connection = ConnectionSource.to(location).open()) {
      connection.isValid(10);
    } catch (SQLException e) {
      throw ConnectFailure.of(location, e);
    }
  }

  private static WarehouseException failed(WarehouseLocation location, FlywayException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException failure) {
        return ConnectFailure.of(location, failure);
      }
    }
    String first = e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
    return new WarehouseException(
        "warehouse.url: schema %s at %s cannot be migrated: %s"
            .formatted(WarehouseTable.SCHEMA, location.displayUrl(), first),
        e);
  }
}
