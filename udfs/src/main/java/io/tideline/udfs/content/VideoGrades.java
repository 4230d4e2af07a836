package io.tideline.udfs.content;

import io.tideline.udfs.playbook.Benchmarks;
import io.tideline.udfs.playbook.EngagementBenchmarks;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Grades of a video by the playbook's benchmarks (SEMANTICS §6). Every threshold is compared
 * exactly; a grade is null where its rate is.
 */
public final class VideoGrades {
  /** By the defaults of SEMANTICS §6. */
  public static final VideoGrades DEFAULT = new VideoGrades(Benchmarks.DEFAULT);

  private final Benchmarks benchmarks;

  public VideoGrades(Benchmarks benchmarks) {
    this.benchmarks = benchmarks;
  }

  /** The thresholds themselves. */
  public Benchmarks benchmarks() {
    return benchmarks;
  }

  /** How long it is watched. */
  public @Nullable WatchGrade watch(@Nullable Rate watchRatio) {
    if (watchRatio == null) {
      return null;
    }
    return watchRatio.isAtLeast(benchmarks.strongWatchRatio())
        ? WatchGrade.STRONG
        : watchRatio.isAtLeast(benchmarks.okWatchRatio()) ? WatchGrade.OK : WatchGrade.WEAK;
  }

  /** How many watch it to the end. */
  public @Nullable Grade completion(@Nullable Rate completionPct) {
    return grade(completionPct, benchmarks.goodCompletionPct(), benchmarks.greatCompletionPct());
  }

  /** How far it came. */
  public @Nullable ReachBand reach(@Nullable Rate viewsPerFollower) {
    if (viewsPerFollower == null) {
      return null;
    }
    return viewsPerFollower.isAbove(benchmarks.viralRatio())
        ? ReachBand.VIRAL
        : viewsPerFollower.isAtLeast(benchmarks.organicRatio())
            ? ReachBand.ORGANIC
            : ReachBand.FOLLOWER_BOUND;
  }

  /** How many follow. */
  public Tier tier(long followers) {
    EngagementBenchmarks engagement = benchmarks.engagement();
    return followers < engagement.midFrom()
        ? Tier.SMALL
        : followers <= engagement.largeAbove() ? Tier.MID : Tier.LARGE;
  }

  /** How many engage, by what the playbook says they are put in relation to. */
  public @Nullable Grade engagement(Rates rates, long followers) {
    Rate rate =
        switch (benchmarks.engagement().by()) {
          case FOLLOWERS -> rates.byFollowers();
          case VIEWS -> rates.byViews();
          case REACH -> rates.byReach();
        };
    return engagement(rate, followers);
  }

  /** The grade of a rate of engagements in percent, for an account of so many followers. */
  public @Nullable Grade engagement(@Nullable Rate engagementPct, long followers) {
    EngagementBenchmarks.Line line = benchmarks.engagement().of(tier(followers));
    return grade(engagementPct, line.good(), line.great());
  }

  private static @Nullable Grade grade(@Nullable Rate rate, double good, double great) {
    if (rate == null) {
      return null;
    }
    return rate.isAbove(great) ? Grade.GREAT : rate.isAtLeast(good) ? Grade.GOOD : Grade.BELOW;
  }

  /** Views per follower; null without followers. */
  public static @Nullable Rate viewsPerFollower(long views, long followers) {
    return Rate.of(BigDecimal.valueOf(views), BigDecimal.valueOf(followers));
  }
}
