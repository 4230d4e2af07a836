package io.tideline.job.attribution;

import io.tideline.udfs.attribution.OrderPath;
import io.tideline.udfs.attribution.identity.PathFacts;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an order until nothing changes it any more.
 *
 * @param issued as last handed on; null before that
 * @param forgetAtMillis when all of it leaves
 * @param tellAtMillis when the order is told to the rules; 0 where it has been
 */
public record PathState(
    PathFacts facts, @Nullable OrderPath issued, long forgetAtMillis, long tellAtMillis) {
  static final PathState NEW = new PathState(PathFacts.NONE, null, Long.MIN_VALUE, 0);

  PathState with(PathFacts changed) {
    return new PathState(changed, issued, forgetAtMillis, tellAtMillis);
  }

  PathState issued(OrderPath path) {
    return new PathState(facts, path, forgetAtMillis, tellAtMillis);
  }

  PathState tellingAt(long millis) {
    return new PathState(facts, issued, forgetAtMillis, millis);
  }
}
