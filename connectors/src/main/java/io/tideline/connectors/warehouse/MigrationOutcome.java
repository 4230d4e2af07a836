package io.tideline.connectors.warehouse;

import org.jspecify.annotations.Nullable;

/**
 * What a migration did.
 *
 * @param fromVersion the schema's version before; null where there was none
 * @param toVersion the version now
 * @param applied how many steps were taken; 0 when the schema was current
 */
public record MigrationOutcome(@Nullable String fromVersion, String toVersion, int applied) {}
