package io.tideline.job.live;

import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.connectors.warehouse.WarehouseTable;
import io.tideline.udfs.live.LiveSales;
import io.tideline.udfs.live.LiveSession;
import io.tideline.udfs.live.TopGifter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code live_sessions} (CONTRACTS §3, SEMANTICS §7). Money is null without an order: there
 * is no currency it could be nothing of.
 */
final class LiveRows {
  private static final int MONEY_PLACES = 4;

  private LiveRows() {}

  static TableRow row(String liveId, LiveSession session) {
    LiveSales sales = session.sales();
    return RowBuilder.of(WarehouseTable.LIVE_SESSIONS)
        .set("live_id", liveId)
        .set("account_id", session.accountId())
        .setTime("started_at", session.startedMillis())
        .setTime("ended_at", session.endedMillis())
        .set("gifts", session.gifts())
        .set("diamonds", session.diamonds())
        .set("gifters", session.gifters())
        .set("peak_viewers", session.peakViewers())
        .set("product_clicks", session.clicks())
        .set("orders", sales.orders())
        .set("revenue", sales.revenue())
        .set("currency", sales.currency())
        .set("revenue_other", other(sales.revenueOther()))
        .set("top_gifters", top(session.top()))
        .build(session.revision());
  }

  /** Pseudonyms are hexadecimal, so nothing in here needs an escape. */
  private static String top(List<TopGifter> gifters) {
    return gifters.stream()
        .limit(TopGifter.MOST)
        .map(
            gifter ->
                "{\"customer_key\":%s,\"diamonds\":%d}"
                    .formatted(
                        gifter.key() == null ? null : '"' + gifter.key() + '"', gifter.diamonds()))
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** Currencies are three letters, so nothing in here needs an escape. */
  private static @Nullable String other(Map<String, BigDecimal> revenue) {
    if (revenue.isEmpty()) {
      return null;
    }
    return revenue.entrySet().stream()
        .map(sum -> "\"%s\":\"%s\"".formatted(sum.getKey(), money(sum.getValue())))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String money(BigDecimal amount) {
    return amount.setScale(MONEY_PLACES, RoundingMode.HALF_UP).toPlainString();
  }
}
