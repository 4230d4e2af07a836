package io.tideline.udfs.event;

import org.jspecify.annotations.Nullable;

/**
 * {@code live.started}, {@code live.ended}, {@code live.viewers} and {@code live.product_clicked}.
 *
 * @param concurrentViewers of {@code live.viewers}, else null
 * @param viewerId of {@code live.product_clicked}, else null
 * @param productId of {@code live.product_clicked}, else null
 */
public record LiveSignal(
    String liveId,
    @Nullable Long concurrentViewers,
    @Nullable String viewerId,
    @Nullable String productId) {}
