package io.tideline.connectors.warehouse;

import org.jspecify.annotations.Nullable;

/**
 * How old the rows of a table are: the time of what they tell, never that of their writing where
 * they tell one, so that a replay of the past makes nothing young. The migrations index these
 * expressions.
 *
 * @param from the table, as {@code t}, with what its age is read from
 * @param age when its time begins to count
 * @param account whose it is; null where it is nobody's
 * @param keptBy what still needs the row; null where nothing does
 */
record PrunedTable(String from, String age, @Nullable String account, @Nullable String keptBy) {

  static PrunedTable of(WarehouseTable table) {
    return switch (table) {
      case MESSAGES, VIDEO_METRICS -> of(table, "t.occurred_at");
      case VOLUME_HOURLY, VOLUME_DAILY, SENTIMENT_HOURLY, CONVERSATION_KPIS_HOURLY ->
          of(table, "t.window_start");
      case CONVERSATIONS ->
          of(
              table,
              "greatest(t.opened_at, t.first_reply_at, t.first_human_reply_at, t.resolved_at)");
      case VIDEO_WEEKLY, ACCOUNT_WEEKLY -> of(table, "t.week_start");
      case LIVE_SESSIONS ->
          // Of a live of which neither was told there is nothing older than its row.
          of(table, "coalesce(greatest(t.started_at, t.ended_at), t.updated_at)");
      case ALERTS -> of(table, "greatest(t.started_at, t.ended_at)");
      case TRIGGERS -> of(table, "t.created_at");
      case CAMPAIGN_DAILY -> of(table, "(t.date::timestamp AT TIME ZONE 'UTC')");
      case UTM_ISSUES -> of(table, "t.last_seen_at");
      case POSTING_WINDOWS, TAG_LIFT -> of(table, "t.updated_at");
      case EXPERIMENTS -> new PrunedTable(name(table), "t.updated_at", null, null);
      case DEAD_LETTERS -> new PrunedTable(name(table), "t.failed_at", null, null);
      case ERASURES ->
          new PrunedTable(name(table), "coalesce(t.completed_at, t.requested_at)", null, null);
      case CONVERSIONS ->
          new PrunedTable(
              name(table),
              "t.occurred_at",
              "t.account_id",
              "EXISTS (SELECT 1 FROM %s AS k WHERE k.order_id = t.order_id)"
                  .formatted(schemaName(WarehouseTable.ATTRIBUTION_CREDITS)));
      case ATTRIBUTION_CREDITS ->
          new PrunedTable(
              "%s JOIN %s AS o ON o.order_id = t.order_id"
                  .formatted(name(table), schemaName(WarehouseTable.CONVERSIONS)),
              "o.occurred_at",
              "o.account_id",
              null);
    };
  }

  private static PrunedTable of(WarehouseTable table, String age) {
    return new PrunedTable(name(table), age, "t.account_id", null);
  }

  private static String name(WarehouseTable table) {
    return schemaName(table) + " AS t";
  }

  static String schemaName(WarehouseTable table) {
    return WarehouseTable.SCHEMA + "." + table.tableName();
  }
}
