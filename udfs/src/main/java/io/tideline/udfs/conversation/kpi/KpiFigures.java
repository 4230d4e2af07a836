package io.tideline.udfs.conversation.kpi;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * What a row of {@code conversation_kpis_hourly} computes of the counts (SEMANTICS §5). Times are
 * in seconds, rates in percent; null where there is nothing to divide by.
 *
 * @param frtAvgS mean first response time
 * @param frtP50S median by nearest rank
 * @param frtP90S 90th percentile by nearest rank
 * @param frtWithinTargetPct first replies that met their target / first replies
 * @param resolutionAvgS mean time to a closing
 * @param resolutionRatePct closings / episodes opened; may be over 100
 */
public record KpiFigures(
    @Nullable BigDecimal frtAvgS,
    @Nullable BigDecimal frtP50S,
    @Nullable BigDecimal frtP90S,
    @Nullable BigDecimal frtWithinTargetPct,
    @Nullable BigDecimal resolutionAvgS,
    @Nullable BigDecimal resolutionRatePct) {
  private static final int MEDIAN = 50;
  private static final int NINETIETH = 90;
  private static final long MILLIS = 1_000;
  private static final int MILLI_DIGITS = 3;

  /** The figures of an hour. */
  public static KpiFigures of(KpiCounts counts, ReplyTimes replies) {
    long[] percentiles = replies.percentiles(MEDIAN, NINETIETH);
    return new KpiFigures(
        ratio(counts.replyMillis(), MILLIS * counts.replies()),
        percentiles == null ? null : BigDecimal.valueOf(percentiles[0], MILLI_DIGITS),
        percentiles == null ? null : BigDecimal.valueOf(percentiles[1], MILLI_DIGITS),
        ratio(100 * counts.repliesWithinTarget(), counts.replies()),
        ratio(counts.closedMillis(), MILLIS * counts.closed()),
        ratio(100 * counts.closed(), counts.opened()));
  }

  private static @Nullable BigDecimal ratio(long sum, long of) {
    return of <= 0
        ? null
        : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(of), MathContext.DECIMAL64);
  }
}
