package io.tideline.job.attribution.markov;

import io.tideline.udfs.attribution.AccountDays;
import io.tideline.udfs.attribution.LostPath;
import io.tideline.udfs.attribution.TouchType;
import io.tideline.udfs.attribution.markov.PathCounts;
import org.apache.flink.api.common.functions.MapFunction;

/** Counts a path that led to no order on the day on which that is certain. */
final class LostPathFunction implements MapFunction<LostPath, SettledPaths> {
  private static final long serialVersionUID = 1L;
  private static final long SETTLED_MILLIS =
      TouchType.LONGEST_WINDOW_MILLIS + OrderPathFunction.SETTLED_MILLIS;

  private final AccountDays days;

  LostPathFunction(AccountDays days) {
    this.days = days;
  }

  @Override
  public SettledPaths map(LostPath path) {
    return new SettledPaths(
        path.accountId(),
        days.dayOf(path.accountId(), path.endedAtMillis() + SETTLED_MILLIS),
        PathCounts.of(path.campaigns(), false, 1));
  }
}
