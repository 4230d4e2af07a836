package io.tideline.job.attribution;

import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.attribution.identity.PathFacts;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an order until nothing changes it any more.
 *
 * @param issued as last handed on; null before that
 * @param forgetAtMillis when all of it leaves
 */
public record PathState(PathFacts facts, @Nullable OrderPath issued, long forgetAtMillis) {
  static final PathState NEW = new PathState(PathFacts.NONE, null, Long.MIN_VALUE);
}
