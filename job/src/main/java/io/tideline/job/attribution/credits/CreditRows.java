package io.tideline.job.attribution.credits;

import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.RowKey;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.udfs.attribution.Cohort;
import io.tideline.udfs.attribution.Credit;
import io.tideline.udfs.attribution.Issue;
import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.attribution.PathTouch;
import io.tideline.udfs.privacy.PseudonymSecret;
import io.tideline.udfs.privacy.Pseudonyms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code conversions} and {@code attribution_credits} (CONTRACTS §3, SEMANTICS §8, §10):
 * the buyer's key, not the id; credits with a weight above 0 only.
 */
final class CreditRows {
  private final Pseudonyms pseudonyms;

  CreditRows(PseudonymSecret secret) {
    this.pseudonyms = new Pseudonyms(secret);
  }

  /**
   * The rows that a correction changes, and deletions of those that are no more.
   *
   * @param before null for a new order
   * @param revision of all rows that change
   */
  List<TableRow> between(@Nullable Issue before, Issue after, long revision) {
    Map<RowKey, TableRow> old = before == null ? Map.of() : rows(before, revision);
    Map<RowKey, TableRow> now = rows(after, revision);
    var changes = new ArrayList<TableRow>();
    now.forEach(
        (key, row) -> {
          TableRow known = old.get(key);
          if (known == null || !Arrays.equals(known.values(), row.values())) {
            changes.add(row);
          }
        });
    old.forEach(
        (key, row) -> {
          if (!now.containsKey(key)) {
            changes.add(new TableRow(row.table(), row.values(), revision, false, true, false));
          }
        });
    return changes;
  }

  private Map<RowKey, TableRow> rows(Issue issue, long revision) {
    Map<RowKey, TableRow> rows = new LinkedHashMap<>();
    TableRow conversion = conversion(issue, revision);
    rows.put(RowKey.of(conversion), conversion);
    for (Credit credit : issue.credits()) {
      TableRow row = credit(issue.path(), credit, revision);
      rows.put(RowKey.of(row), row);
    }
    return rows;
  }

  private TableRow conversion(Issue issue, long revision) {
    OrderPath path = issue.path();
    int touches = path.touches().size();
    Cohort cohort = issue.cohort();
    return RowBuilder.of(WarehouseTable.CONVERSIONS)
        .set("order_id", path.orderId())
        .set("account_id", path.accountId())
        .set("person_key", path.person().isEmpty() ? null : pseudonyms.keyOf(path.person()))
        .setTime("occurred_at", path.occurredAtMillis())
        .set("amount", path.amount())
        .set("refunded", issue.refunded())
        .set("currency", path.currency())
        .set("new_customer", path.newCustomer())
        .set("conversion_path", issue.conversionPath())
        .set("touches", (long) touches)
        .set("assists", (long) Math.max(0, touches - 1))
        .set("control_cohort", cohort == null ? null : cohort.control())
        .set("control_cohort_pct", cohort == null ? null : cohort.controlPct())
        .build(revision);
  }

  private static TableRow credit(OrderPath path, Credit credit, long revision) {
    RowBuilder row =
        RowBuilder.of(WarehouseTable.ATTRIBUTION_CREDITS)
            .set("order_id", path.orderId())
            .set("model", credit.model().label())
            .set("touch_no", (long) credit.touchNo())
            .set("campaign", credit.campaign())
            .set("weight", credit.weight())
            .set("credit", credit.credit())
            .set("refunded_credit", credit.refundedCredit())
            .set("currency", path.currency());
    PathTouch touch = credit.touch();
    if (touch != null) {
      row.set("source", touch.source())
          .set("medium", touch.medium())
          .set("content", touch.content())
          .set("touch_type", touch.type().label())
          .setTime("touch_at", touch.atMillis());
    }
    return row.build(revision);
  }
}
