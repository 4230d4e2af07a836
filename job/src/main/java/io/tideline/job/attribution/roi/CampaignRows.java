package io.tideline.job.attribution.roi;

import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.udfs.attribution.roi.CampaignFigures;
import io.tideline.udfs.attribution.roi.CampaignKey;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Rows of {@code campaign_daily} (CONTRACTS §3, SEMANTICS §8). */
final class CampaignRows {
  private final CampaignKey key;
  private final long day;
  private final long revision;

  CampaignRows(CampaignKey key, long day, long revision) {
    this.key = key;
    this.day = day;
    this.revision = revision;
  }

  /** The rows that differ, and the deletions of those that are no more. */
  void changes(CampaignDayState before, CampaignDayState after, Consumer<TableRow> out) {
    Map<String, TableRow> issued = rows(before);
    rows(after)
        .forEach(
            (name, row) -> {
              TableRow old = issued.remove(name);
              if (old == null || !Arrays.equals(old.values(), row.values())) {
                out.accept(row);
              }
            });
    for (CampaignFigures gone : figures(before)) {
      if (issued.containsKey(name(gone))) {
        out.accept(key(gone).buildDeletion(revision));
      }
    }
  }

  private Map<String, TableRow> rows(CampaignDayState day) {
    var rows = new LinkedHashMap<String, TableRow>();
    for (CampaignFigures row : figures(day)) {
      rows.put(name(row), row(row));
    }
    return rows;
  }

  private static List<CampaignFigures> figures(CampaignDayState day) {
    return CampaignFigures.of(day.figures(), day.shown());
  }

  private static String name(CampaignFigures row) {
    return row.model().label() + ' ' + row.currency();
  }

  private RowBuilder key(CampaignFigures figures) {
    return RowBuilder.of(WarehouseTable.CAMPAIGN_DAILY)
        .set("account_id", key.accountId())
        .set("campaign", key.campaign())
        .set("date", LocalDate.ofEpochDay(day).toString())
        .set("model", figures.model().label())
        .set("currency", figures.currency());
  }

  private TableRow row(CampaignFigures figures) {
    return key(figures)
        .set("cost_media", figures.costs().media())
        .set("cost_total", figures.costs().total())
        .set("impressions", figures.costs().impressions())
        .set("clicks", figures.costs().clicks())
        .set("leads", figures.leads())
        .set("conversions", figures.credits().conversions())
        .set("new_customers", figures.credits().newCustomers())
        .set("revenue", figures.credits().revenue())
        .set("ctr_pct", figures.ctr())
        .set("conversion_rate_pct", figures.conversionRate())
        .set("cpc", figures.cpc())
        .set("cpm", figures.cpm())
        .set("cpl", figures.cpl())
        .set("cpa", figures.cpa())
        .set("cac", figures.cac())
        .set("roas_ratio", figures.roas())
        .set("roi_pct", figures.roi())
        .set("ltv", figures.ltv())
        .set("ltv_cac_ratio", figures.ltvCac())
        .set("won_customers", figures.credits().wonCustomers())
        .build(revision);
  }
}
