package io.tideline.udfs.attribution.identity;

import io.tideline.udfs.attribution.PathTouch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Touches that count for an order.
 *
 * @param via of the interest that found them
 * @param sinceMillis likewise
 */
public record FoundTouches(
    String orderId,
    long orderMillis,
    @Nullable String via,
    List<PathTouch> touches,
    long sinceMillis) {}
