package io.tideline.connectors.warehouse;

/** Rows to write. */
final class TestRows {
  static final long MONDAY = 1_767_571_200_000L;

  private TestRows() {}

  static TableRow volume(String videoId, long count, long revision) {
    return RowBuilder.of(WarehouseTable.VOLUME_HOURLY)
        .set("account_id", "acct_1")
        .set("platform", "tiktok")
        .set("series", "comment")
        .set("video_id", videoId)
        .setTime("window_start", MONDAY)
        .set("count", count)
        .set("growth_pct", 12.5)
        .set("final", true)
        .build(revision);
  }

  static TableRow withValue(String column, String value) {
    TableRow row = volume(column, 1, 1);
    row.values()[WarehouseTable.VOLUME_HOURLY.indexOf(column)] = value;
    return row;
  }

  static TableRow everyType() {
    return RowBuilder.of(WarehouseTable.ALERTS)
        .set("alert_id", "a1")
        .set("subject", "{\"quote\": \"it's \\\"{\\\\}\\\"\"}")
        .setTime("started_at", MONDAY)
        .setTime("ended_at", (Long) null)
        .set("value", 1e-6)
        .set("summary", "line\nbreak, {\"x\"} \\N 😀")
        .set("backfill", false)
        .build(1);
  }
}
