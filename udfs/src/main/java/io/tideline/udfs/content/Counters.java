package io.tideline.udfs.content;

import io.tideline.udfs.event.VideoSnapshot;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A video's counters at one time, or by how much they rose in a week, or the rises of several
 * videos together. What a snapshot does not say is null, never 0 (SEMANTICS §6).
 *
 * @param watchTimeSeconds summed over all plays
 */
public record Counters(
    long views,
    long likes,
    long comments,
    long shares,
    @Nullable Long reach,
    @Nullable Long impressions,
    @Nullable Long plays,
    @Nullable Long completions,
    @Nullable BigDecimal watchTimeSeconds) {
  /** Those of a video at its publication. */
  public static final Counters ZERO = new Counters(0, 0, 0, 0, 0L, 0L, 0L, 0L, BigDecimal.ZERO);

  /** What the snapshot says. */
  public static Counters of(VideoSnapshot video) {
    Double watched = video.watchTimeSeconds();
    return new Counters(
        video.views(),
        video.likes(),
        video.comments(),
        video.shares(),
        video.reach(),
        video.impressions(),
        video.plays(),
        video.completions(),
        watched == null ? null : BigDecimal.valueOf(watched));
  }

  /** By how much they rose since; falls are negative, and unknown is what either does not say. */
  public Counters minus(Counters earlier) {
    return new Counters(
        views - earlier.views,
        likes - earlier.likes,
        comments - earlier.comments,
        shares - earlier.shares,
        minus(reach, earlier.reach),
        minus(impressions, earlier.impressions),
        minus(plays, earlier.plays),
        minus(completions, earlier.completions),
        watchTimeSeconds == null || earlier.watchTimeSeconds == null
            ? null
            : watchTimeSeconds.subtract(earlier.watchTimeSeconds));
  }

  private static @Nullable Long minus(@Nullable Long later, @Nullable Long earlier) {
    return later == null || earlier == null ? null : later - earlier;
  }

  /** Likes, comments and shares. */
  public BigDecimal engagements() {
    return BigDecimal.valueOf(likes)
        .add(BigDecimal.valueOf(comments))
        .add(BigDecimal.valueOf(shares));
  }
}
