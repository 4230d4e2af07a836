/**
 * What comes in and what goes out, as records: the events of CONTRACTS §1, what becomes of a record
 * that cannot be used, and the alerts of CONTRACTS §2. Times are milliseconds since the epoch, UTC;
 * money is a {@link java.math.BigDecimal} with its ISO 4217 currency beside it; a component marked
 * nullable is absent in the input, never defaulted to zero.
 */
@NullMarked
package io.tideline.udfs.event;

import org.jspecify.annotations.NullMarked;
