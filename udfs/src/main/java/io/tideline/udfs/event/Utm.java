package io.tideline.udfs.event;

import org.jspecify.annotations.Nullable;

/** Campaign parameters as they were sent, not normalised. */
public record Utm(
    @Nullable String source,
    @Nullable String medium,
    @Nullable String campaign,
    @Nullable String content,
    @Nullable String term) {}
