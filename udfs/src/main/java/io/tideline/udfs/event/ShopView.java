package io.tideline.udfs.event;

import org.jspecify.annotations.Nullable;

/** {@code product.viewed} and {@code cart.added}. */
public record ShopView(
    String visitorId,
    String productId,
    @Nullable Long quantity,
    @Nullable String liveId,
    @Nullable String videoId) {}
