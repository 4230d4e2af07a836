package io.tideline.job.attribution.utm;

import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.udfs.attribution.utm.UtmCombination;
import io.tideline.udfs.attribution.utm.UtmSightings;

/** Rows of {@code utm_issues} (CONTRACTS §3, SEMANTICS §8). */
final class UtmRows {
  private UtmRows() {}

  static TableRow row(String accountId, UtmCombination combination, UtmIssue issue) {
    UtmSightings seen = issue.seen();
    return key(accountId, combination)
        .set("problem", String.join(",", issue.review().problems()))
        .set("suggestion", issue.review().suggestion())
        .setTime("first_seen_at", seen.firstMillis())
        .setTime("last_seen_at", seen.lastMillis())
        .set("touches", seen.touches())
        .build(seen.revision());
  }

  /** The row goes: its campaign has become known. */
  static TableRow gone(String accountId, UtmCombination combination, UtmIssue issue) {
    return key(accountId, combination).buildDeletion(issue.seen().revision());
  }

  private static RowBuilder key(String accountId, UtmCombination combination) {
    return RowBuilder.of(WarehouseTable.UTM_ISSUES)
        .set("account_id", accountId)
        .set("raw_source", combination.source())
        .set("raw_medium", combination.medium())
        .set("raw_campaign", combination.campaign());
  }
}
