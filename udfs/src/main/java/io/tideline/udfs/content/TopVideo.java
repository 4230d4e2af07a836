package io.tideline.udfs.content;

import java.util.Comparator;

/**
 * One of the videos that won most views in a week.
 *
 * @param views by how much they rose
 */
public record TopVideo(String videoId, long views) {
  /** So many are shown. */
  public static final int SHOWN = 5;

  /** Most views first, then by id. */
  public static final Comparator<TopVideo> ORDER =
      Comparator.comparingLong(TopVideo::views).reversed().thenComparing(TopVideo::videoId);
}
