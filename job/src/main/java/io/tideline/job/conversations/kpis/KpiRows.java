package io.tideline.job.conversations.kpis;

import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.udfs.conversation.kpi.KpiCounts;
import io.tideline.udfs.conversation.kpi.KpiFigures;
import io.tideline.udfs.conversation.kpi.KpiKey;
import io.tideline.udfs.conversation.kpi.OpenEpisodes;
import io.tideline.udfs.conversation.kpi.ReplyTimes;

/** Rows of {@code conversation_kpis_hourly} (CONTRACTS §3, SEMANTICS §5). */
final class KpiRows {
  private KpiRows() {}

  /** What is known of one hour. */
  record Hour(long startMillis, KpiCounts counts, ReplyTimes replies) {}

  /** The row of an hour as it stands. */
  static TableRow row(KpiKey key, OpenEpisodes open, Hour hour) {
    KpiCounts counts = hour.counts();
    KpiFigures figures = KpiFigures.of(counts, hour.replies());
    return RowBuilder.of(WarehouseTable.CONVERSATION_KPIS_HOURLY)
        .set("account_id", key.accountId())
        .set("platform", key.platform())
        .set("channel", key.channel())
        .setTime("window_start", hour.startMillis())
        .set("inbound", counts.inbound())
        .set("outbound", counts.outbound())
        .set("opened", counts.opened())
        .set("resolved", counts.closed())
        .set("frt_avg_s", figures.frtAvgS())
        .set("frt_p50_s", figures.frtP50S())
        .set("frt_p90_s", figures.frtP90S())
        .set("frt_within_target_pct", figures.frtWithinTargetPct())
        .set("resolution_avg_s", figures.resolutionAvgS())
        .set("resolution_rate_pct", figures.resolutionRatePct())
        .set("open_at_end", open.openAtEnd(hour.startMillis()))
        .set("negative_flags", counts.negativeFlags())
        .set("conversions", counts.conversions())
        .build(counts.changes() + open.changesBefore(hour.startMillis()));
  }
}
