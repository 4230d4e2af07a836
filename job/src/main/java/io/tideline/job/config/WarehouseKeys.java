package io.tideline.job.config;

import static io.tideline.job.config.ValueType.DURATION;
import static io.tideline.job.config.ValueType.INT;
import static io.tideline.job.config.ValueType.STRING;

import java.util.List;

/** Keys of the PostgreSQL warehouse. */
final class WarehouseKeys {
  static final ConfigKey URL =
      ConfigKey.of("warehouse.url", STRING, "The PostgreSQL database the tables are written to.")
          .whenAbsent("no warehouse: tables are not written")
          .matching("jdbc:postgresql:\\S+", "jdbc:postgresql://HOST:PORT/DATABASE");

  static final ConfigKey USER =
      ConfigKey.of("warehouse.user", STRING, "The database role to log in as.")
          .byDefault("tideline");

  static final ConfigKey PASSWORD =
      ConfigKey.of("warehouse.password", STRING, "That role's password.")
          .whenAbsent("none: the database asks for none")
          .asSecret();

  static final ConfigKey FLUSH_ROWS =
      ConfigKey.of(
              "warehouse.flush_rows",
              INT,
              "A batch is written when it holds this many rows; of messages 10000, if that is less.")
          .counting("rows")
          .byDefault("100000")
          .between(1, 1_000_000);

  static final ConfigKey FLUSH_INTERVAL =
      ConfigKey.of(
              "warehouse.flush_interval",
              DURATION,
              "A batch that is not full is written when its first row is this old.")
          .byDefault("3s")
          .between("10ms", "10min");

  static final List<ConfigKey> ALL = List.of(URL, USER, PASSWORD, FLUSH_ROWS, FLUSH_INTERVAL);

  private WarehouseKeys() {}
}
