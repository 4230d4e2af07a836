package io.tideline.udfs.attribution.identity;

import org.jspecify.annotations.Nullable;

/**
 * An order that what comes later may still change.
 *
 * @param roles of its interest, bits of {@link Roles}; 0 where none are needed
 * @param via of its interest
 * @param sinceMillis of its interest
 */
public record RecentOrder(
    String orderId, long atMillis, int roles, @Nullable String via, long sinceMillis) {}
