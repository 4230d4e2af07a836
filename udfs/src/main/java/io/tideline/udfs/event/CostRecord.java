package io.tideline.udfs.event;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * {@code cost.recorded}; a later record of the same {@code costId} replaces the earlier.
 *
 * @param date the day the cost belongs to, {@code YYYY-MM-DD}
 */
public record CostRecord(
    String costId,
    String campaign,
    CostKind kind,
    BigDecimal amount,
    String currency,
    String date,
    @Nullable Long impressions,
    @Nullable Long clicks) {}
