package io.tideline.job.series;

import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.udfs.spike.Slices;

/**
 * One window of a series: a row of a table.
 *
 * @param sizeMillis an hour or a day of the account's zone, which may have 23 or 25 hours
 */
public record Window(WarehouseTable table, long startMillis, long sizeMillis) {

  /** The hour that begins then. */
  public static Window hour(WarehouseTable table, long startMillis) {
    return new Window(table, startMillis, Slices.HOUR_MILLIS);
  }

  /** The same time a week later. */
  public Window aWeekLater() {
    return new Window(table, startMillis + Slices.WEEK_MILLIS, sizeMillis);
  }

  /** The same time a week before. */
  public Window aWeekBefore() {
    return new Window(table, startMillis - Slices.WEEK_MILLIS, sizeMillis);
  }

  /** Its end, exclusive. */
  public long endMillis() {
    return startMillis + sizeMillis;
  }

  /** The UTC day it begins in, counted from the epoch. */
  public long day() {
    return Slices.dayOf(startMillis);
  }
}
