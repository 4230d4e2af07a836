package io.tideline.job.outputs;

import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.job.TestEvents;

/** Rows for tests. */
final class TestRows {
  private TestRows() {}

  static TableRow volume(String videoId, long count, long revision) {
    return RowBuilder.of(WarehouseTable.VOLUME_HOURLY)
        .set("account_id", TestEvents.ACCOUNT)
        .set("platform", "tiktok")
        .set("series", "comment")
        .set("video_id", videoId)
        .setTime("window_start", TestEvents.MONDAY)
        .set("count", count)
        .set("final", false)
        .build(revision);
  }

  /** A row that no PostgreSQL takes: its text holds the character 0. */
  static TableRow refused() {
    TableRow row = volume("v", 1, 1);
    String[] values = row.values();
    values[WarehouseTable.VOLUME_HOURLY.indexOf("video_id")] = "v\u0000";
    return row;
  }

  static TableRow alert(String alertId, long revision) {
    return RowBuilder.of(WarehouseTable.ALERTS)
        .set("alert_id", alertId)
        .set("status", "firing")
        .set("kind", "volume_spike")
        .set("severity", "warning")
        .set("account_id", TestEvents.ACCOUNT)
        .set("platform", "tiktok")
        .set("subject", "{}")
        .setTime("started_at", TestEvents.MONDAY)
        .set("backfill", false)
        .build(revision);
  }
}
