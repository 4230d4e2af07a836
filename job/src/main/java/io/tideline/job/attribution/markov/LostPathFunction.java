package io.tideline.job.attribution.markov;

import io.tideline.udfs.attribution.LostPath;
import io.tideline.udfs.attribution.markov.PathCounts;
import org.apache.flink.api.common.functions.MapFunction;

/** Counts a path that led to no order on the day on which that is certain. */
final class LostPathFunction implements MapFunction<LostPath, SettledPaths> {
  private static final long serialVersionUID = 1L;

  private final MarkovConfig config;

  LostPathFunction(MarkovConfig config) {
    this.config = config;
  }

  @Override
  public SettledPaths map(LostPath path) {
    long window = config.windows().of(path.accountId()).longestMillis();
    long settled = path.endedAtMillis() + window + OrderPathFunction.SETTLED_MILLIS;
    return new SettledPaths(
        path.accountId(),
        config.days().dayOf(path.accountId(), settled),
        PathCounts.of(path.campaigns(), false, 1));
  }
}
