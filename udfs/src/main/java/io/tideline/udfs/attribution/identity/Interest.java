package io.tideline.udfs.attribution.identity;

import org.jspecify.annotations.Nullable;

/**
 * An order asks for the touches that are held under an id.
 *
 * @param roles in which sense the id is meant, bits of {@link Roles}
 * @param via the person through whom the order comes to that id; null where it names the id itself
 * @param sinceMillis from when on the links are known that lead to the id; {@link Long#MIN_VALUE}
 *     where the order names it itself
 */
public record Interest(
    HolderKey holder,
    int roles,
    String orderId,
    long orderMillis,
    @Nullable String via,
    long sinceMillis) {}
