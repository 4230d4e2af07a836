package io.tideline.connectors.warehouse;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens connections to the warehouse. */
@FunctionalInterface
public interface ConnectionSource extends Serializable {

  /** A new connection in auto-commit mode; the caller closes it. */
  Connection open() throws SQLException;

  /** Connections to a location, as {@link #dataSource} sets them up. */
  static ConnectionSource to(WarehouseLocation location) {
    return () -> dataSource(location).getConnection();
  }

  /**
   * A source of plain connections. A server that goes silent is noticed: connecting gives up after
   * 10 s and an answer is awaited for 60 s; parameters of the URL take precedence.
   *
   * @throws WarehouseException the URL is not one of PostgreSQL
   */
  static PGSimpleDataSource dataSource(WarehouseLocation location) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setApplicationName("tideline");
    source.setConnectTimeout(10);
    source.setSocketTimeout(60);
    source.setTcpKeepAlive(true);
    try {
      source.setUrl(location.url());
    } catch (IllegalArgumentException e) {
      throw new WarehouseException(
          WarehouseException.Kind.MISCONFIGURED,
          "warehouse.url: %s is not of the form jdbc:postgresql://host:port/database"
              .formatted(location.displayUrl()),
          e);
    }
    source.setUser(location.user());
    source.setPassword(location.password());
    return source;
  }
}
