package io.tideline.udfs.content;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The increases of an account's videos in a week together, or a change of that: sums only, so that
 * the order of what comes is no matter, and what is taken back cancels exactly. Immutable.
 *
 * <p>A rate is of the sums over those videos of which both its numbers are known: engagements of
 * videos without a reach are not put in relation to the reach of others. The watch ratio is that of
 * all plays together: watch time over the length of what was played.
 *
 * @param videos that were measured in the week
 */
public record AccountSums(
    long videos,
    long views,
    long likes,
    long comments,
    long shares,
    KnownSum reach,
    KnownSum impressions,
    KnownSum plays,
    KnownSum completions,
    KnownSum watchTimeSeconds,
    Rate byReach,
    Rate averageWatchSeconds,
    Rate watchRatio,
    Rate completion) {
  /** No video. */
  public static final AccountSums NONE =
      new AccountSums(
          0,
          0,
          0,
          0,
          0,
          KnownSum.NONE,
          KnownSum.NONE,
          KnownSum.NONE,
          KnownSum.NONE,
          KnownSum.NONE,
          Rate.NOTHING,
          Rate.NOTHING,
          Rate.NOTHING,
          Rate.NOTHING);

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * One video.
   *
   * @param durationSeconds its length
   */
  public static AccountSums of(Counters increase, BigDecimal durationSeconds) {
    BigDecimal reach = Rate.decimal(increase.reach());
    BigDecimal plays = Rate.decimal(increase.plays());
    BigDecimal completions = Rate.decimal(increase.completions());
    BigDecimal watched = increase.watchTimeSeconds();
    return new AccountSums(
        1,
        increase.views(),
        increase.likes(),
        increase.comments(),
        increase.shares(),
        KnownSum.of(reach),
        KnownSum.of(Rate.decimal(increase.impressions())),
        KnownSum.of(plays),
        KnownSum.of(completions),
        KnownSum.of(watched),
        pair(increase.engagements().multiply(HUNDRED), reach),
        pair(watched, plays),
        pair(watched, plays == null ? null : plays.multiply(durationSeconds)),
        pair(completions == null ? null : completions.multiply(HUNDRED), plays));
  }

  private static Rate pair(@Nullable BigDecimal part, @Nullable BigDecimal whole) {
    return part == null || whole == null ? Rate.NOTHING : new Rate(part, whole);
  }

  /** Both together. */
  public AccountSums plus(AccountSums other) {
    return new AccountSums(
        videos + other.videos,
        views + other.views,
        likes + other.likes,
        comments + other.comments,
        shares + other.shares,
        reach.plus(other.reach),
        impressions.plus(other.impressions),
        plays.plus(other.plays),
        completions.plus(other.completions),
        watchTimeSeconds.plus(other.watchTimeSeconds),
        byReach.plus(other.byReach),
        averageWatchSeconds.plus(other.averageWatchSeconds),
        watchRatio.plus(other.watchRatio),
        completion.plus(other.completion));
  }

  /** The opposite of {@link #plus}. */
  public AccountSums minus(AccountSums other) {
    return new AccountSums(
        videos - other.videos,
        views - other.views,
        likes - other.likes,
        comments - other.comments,
        shares - other.shares,
        reach.minus(other.reach),
        impressions.minus(other.impressions),
        plays.minus(other.plays),
        completions.minus(other.completions),
        watchTimeSeconds.minus(other.watchTimeSeconds),
        byReach.minus(other.byReach),
        averageWatchSeconds.minus(other.averageWatchSeconds),
        watchRatio.minus(other.watchRatio),
        completion.minus(other.completion));
  }

  /**
   * The account's week.
   *
   * @param followers at its end
   */
  public WeekFigures figures(long followers) {
    var increase =
        new Counters(
            views,
            likes,
            comments,
            shares,
            reach.count(),
            impressions.count(),
            plays.count(),
            completions.count(),
            watchTimeSeconds.value());
    BigDecimal engagements = increase.engagements();
    var rates =
        new Rates(
            Rate.percent(engagements, BigDecimal.valueOf(followers)),
            Rate.percent(engagements, BigDecimal.valueOf(views)),
            byReach.known(),
            averageWatchSeconds.known(),
            watchRatio.known(),
            completion.known());
    return new WeekFigures(increase, rates);
  }
}
