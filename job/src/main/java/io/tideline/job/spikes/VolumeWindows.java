package io.tideline.job.spikes;

import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.job.series.Window;
import io.tideline.udfs.attribution.AccountDays;
import io.tideline.udfs.spike.Slices;
import java.io.Serializable;

/**
 * The windows of volumes: hours of UTC, and days of each account's zone. A day's baseline is the
 * same day of the week before, whose length may be another where clocks are changed (SEMANTICS §1).
 */
record VolumeWindows(AccountDays days) implements Serializable {
  private static final int DAYS_A_WEEK = 7;

  /** The hour that begins then. */
  static Window hour(long startMillis) {
    return Window.hour(WarehouseTable.VOLUME_HOURLY, startMillis);
  }

  /** The number of the day that an instant lies in. */
  long dayOf(String accountId, long millis) {
    return days.dayOf(accountId, millis);
  }

  /** A day. */
  Window day(String accountId, long day) {
    long start = startOf(accountId, day);
    return new Window(WarehouseTable.VOLUME_DAILY, start, startOf(accountId, day + 1) - start);
  }

  /** When a day begins: all zones of today begin theirs with a slice, and older ones must. */
  long startOf(String accountId, long day) {
    return Slices.floor(days.startMillis(accountId, day), Slices.SLICE_MILLIS);
  }

  /** Whether a day begins then. */
  boolean isDayStart(String accountId, long millis) {
    return startOf(accountId, dayOf(accountId, millis)) == millis;
  }

  /** The window whose baseline this one is. */
  Window aWeekLater(String accountId, Window window) {
    return moved(accountId, window, DAYS_A_WEEK);
  }

  /** The window that is this one's baseline. */
  Window aWeekBefore(String accountId, Window window) {
    return moved(accountId, window, -DAYS_A_WEEK);
  }

  private Window moved(String accountId, Window window, int by) {
    return window.table() == WarehouseTable.VOLUME_DAILY
        ? day(accountId, dayOf(accountId, window.startMillis()) + by)
        : hour(window.startMillis() + by * Slices.DAY_MILLIS);
  }
}
