/**
 * The live job on a real cluster, a real broker and a real warehouse, disturbed in every way that a
 * night brings, against a replay of the same events (SEMANTICS §1: what must be equal).
 */
@NullMarked
package io.tideline.job.live;

import org.jspecify.annotations.NullMarked;
