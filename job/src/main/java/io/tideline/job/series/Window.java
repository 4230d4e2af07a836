package io.tideline.job.series;

import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.udfs.spike.Slices;

/**
 * One window of a series: a row of a table.
 *
 * @param sizeMillis an hour or a day, within one UTC day
 */
public record Window(WarehouseTable table, long startMillis, long sizeMillis) {

  /** The hour that begins then. */
  public static Window hour(WarehouseTable table, long startMillis) {
    return new Window(table, startMillis, Slices.HOUR_MILLIS);
  }

  /** The UTC day that begins then. */
  public static Window day(WarehouseTable table, long startMillis) {
    return new Window(table, startMillis, Slices.DAY_MILLIS);
  }

  /** The window whose baseline this one is. */
  public Window aWeekLater() {
    return new Window(table, startMillis + Slices.WEEK_MILLIS, sizeMillis);
  }

  /** Its end, exclusive. */
  public long endMillis() {
    return startMillis + sizeMillis;
  }

  /** The day it lies in, counted from the epoch. */
  public long day() {
    return Slices.dayOf(startMillis);
  }

  /** Its first slice's place in the day. */
  public int fromSlot() {
    return Slices.slotOf(startMillis);
  }

  /** The place after its last slice. */
  public int toSlot() {
    return fromSlot() + (int) (sizeMillis / Slices.SLICE_MILLIS);
  }
}
