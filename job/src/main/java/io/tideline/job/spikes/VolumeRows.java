package io.tideline.job.spikes;

import io.tideline.connectors.warehouse.RowBuilder;
import io.tideline.connectors.warehouse.TableRow;
import io.tideline.job.series.Window;
import io.tideline.udfs.spike.SeriesKey;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Rows of {@code volume_hourly} and {@code volume_daily} (CONTRACTS §3, SEMANTICS §2): {@code
 * growth_pct = (count − baseline) / baseline × 100}, null where the baseline is unknown or 0.
 *
 * <p>The revision follows from the content and grows with every change of it, so that a replay
 * after a failure can't put an older row over a newer one: {@code 2 · (count + (1 + baseline where
 * it is known)) + (1 where final)}; counts only grow, and a baseline once known stays so.
 */
final class VolumeRows {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private VolumeRows() {}

  /** A window and the same one a week before. */
  record Compared(Window window, Window aWeekBefore) {}

  /** The row of the window as it stands. */
  static TableRow row(SeriesKey key, SeriesBook book, Compared compared, long clockMillis) {
    Window window = compared.window();
    Window before = compared.aWeekBefore();
    long count = count(book, window);
    boolean history = book.firstOf(window.endMillis()) <= before.startMillis();
    long baseline = history ? count(book, before) : 0;
    boolean last = window.endMillis() <= clockMillis;
    long content = count + (history ? 1 + baseline : 0);
    long revision = 2 * content + (last ? 1 : 0);
    RowBuilder row =
        RowBuilder.of(window.table())
            .set("account_id", key.accountId())
            .set("platform", key.platform())
            .set("series", key.series())
            .set("video_id", key.videoId())
            .setTime("window_start", window.startMillis())
            .set("count", count)
            .set("final", last);
    if (history) {
      row.set("baseline_count", baseline);
    }
    if (history && baseline > 0) {
      row.set("growth_pct", growthPct(count, baseline));
    }
    return row.build(revision);
  }

  private static long count(SeriesBook book, Window window) {
    return book.between(window.startMillis(), window.endMillis());
  }

  private static BigDecimal growthPct(long count, long baseline) {
    return BigDecimal.valueOf(count - baseline)
        .multiply(HUNDRED)
        .divide(BigDecimal.valueOf(baseline), MathContext.DECIMAL64);
  }
}
