package io.tideline.connectors.warehouse;

import io.tideline.udfs.privacy.PseudonymSecret;
import java.io.Serializable;

/**
 * How rows reach the warehouse.
 *
 * @param flushRows a batch is written when it holds this many rows
 * @param flushIntervalMillis or when this long has passed since the last one
 * @param secret of the pseudonyms that rows have
 */
public record WarehouseConfig(
    WarehouseLocation location, int flushRows, long flushIntervalMillis, PseudonymSecret secret)
    implements Serializable {

  public WarehouseConfig {
    if (flushRows < 1) {
      throw new IllegalArgumentException("warehouse.flushRows: " + flushRows + " is not >= 1");
    }
    if (flushIntervalMillis < 1) {
      throw new IllegalArgumentException(
          "warehouse.flushIntervalMillis: " + flushIntervalMillis + " is not >= 1");
    }
  }

  /** The same with batches of so many rows or fewer. */
  public WarehouseConfig withFlushRowsAtMost(int rows) {
    return new WarehouseConfig(location, Math.min(flushRows, rows), flushIntervalMillis, secret);
  }
}
