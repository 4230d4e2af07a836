package io.tideline.udfs.content;

import org.jspecify.annotations.Nullable;

/**
 * The rates of a video (SEMANTICS §6). Each is null where one of its numbers is absent or what it
 * divides by is 0.
 */
public final class ContentRates {
  private ContentRates() {}

  /** A part of a whole in percent: engagements of views, completions of plays. */
  public static @Nullable Double percent(@Nullable Double part, @Nullable Double whole) {
    Double ratio = ratio(part, whole);
    return ratio == null ? null : ratio * 100;
  }

  /** The share of its length that a video is watched for on average: 0.8 is four fifths. */
  public static @Nullable Double watchRatio(
      @Nullable Double watchTimeSeconds, @Nullable Double plays, @Nullable Double durationSeconds) {
    return ratio(ratio(watchTimeSeconds, plays), durationSeconds);
  }

  private static @Nullable Double ratio(@Nullable Double part, @Nullable Double whole) {
    return part == null || whole == null || whole == 0 ? null : part / whole;
  }
}
