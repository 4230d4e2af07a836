package io.tideline.udfs.content;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The rates of SEMANTICS §6, of a video's counters or of their rise in a week. Each is null where
 * one of its numbers is unknown or what it divides by is not positive.
 *
 * <ul>
 *   <li>{@code byFollowers}, {@code byViews}, {@code byReach} = (likes + comments + shares) /
 *       followers, views, reach × 100
 *   <li>{@code averageWatchSeconds} = watch time / plays, in seconds
 *   <li>{@code watchRatio} = averageWatchSeconds / length of the video: 1 is all of it
 *   <li>{@code completion} = completions / plays × 100
 * </ul>
 */
public record Rates(
    @Nullable Rate byFollowers,
    @Nullable Rate byViews,
    @Nullable Rate byReach,
    @Nullable Rate averageWatchSeconds,
    @Nullable Rate watchRatio,
    @Nullable Rate completion) {

  /**
   * The rates of one video.
   *
   * @param followers of its account
   * @param durationSeconds its length
   */
  public static Rates of(Counters counters, long followers, BigDecimal durationSeconds) {
    BigDecimal engagements = counters.engagements();
    BigDecimal plays = Rate.decimal(counters.plays());
    return new Rates(
        Rate.percent(engagements, BigDecimal.valueOf(followers)),
        Rate.percent(engagements, BigDecimal.valueOf(counters.views())),
        Rate.percent(engagements, Rate.decimal(counters.reach())),
        Rate.of(counters.watchTimeSeconds(), plays),
        watchRatio(counters.watchTimeSeconds(), plays, durationSeconds),
        Rate.percent(Rate.decimal(counters.completions()), plays));
  }

  /** Watch time over what would be watched if every play went to the end. */
  static @Nullable Rate watchRatio(
      @Nullable BigDecimal watchTimeSeconds,
      @Nullable BigDecimal plays,
      @Nullable BigDecimal durationSeconds) {
    if (plays == null || durationSeconds == null || plays.signum() <= 0) {
      return null;
    }
    return Rate.of(watchTimeSeconds, plays.multiply(durationSeconds));
  }
}
