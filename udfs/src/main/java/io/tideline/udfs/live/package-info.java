/**
 * What a live was worth and whom to thank in it: gifts, streaks, viewers, orders (SEMANTICS §7).
 */
@NullMarked
package io.tideline.udfs.live;

import org.jspecify.annotations.NullMarked;
