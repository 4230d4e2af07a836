package io.tideline.udfs.attribution.identity;

import io.tideline.udfs.attribution.PathTouch;

/**
 * A touch on its way to where it is held.
 *
 * @param roles bits of {@link Roles}
 */
public record HeldTouch(HolderKey holder, int roles, PathTouch touch) {}
