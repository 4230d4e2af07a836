package io.tideline.udfs.event;

import org.jspecify.annotations.Nullable;

/**
 * {@code ad.impression}, {@code ad.click}, {@code link.click}, {@code page.viewed} and {@code
 * lead.submitted}; at least one of visitor and person is there.
 */
public record Touchpoint(
    @Nullable String visitorId,
    @Nullable String personId,
    @Nullable Utm utm,
    @Nullable String ttclid,
    @Nullable String url) {}
