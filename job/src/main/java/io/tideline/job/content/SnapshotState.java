package io.tideline.job.content;

import io.tideline.udfs.content.VideoHistory;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a video.
 *
 * @param told the kinds of signals that have been given, one bit each
 * @param reachBand as last told; {@code region} likewise
 * @param toldAtMillis of which time that was; {@link Long#MIN_VALUE} before the first
 * @param lookAtMillis the timer that clears it, or looks when it is to be cleared
 */
public record SnapshotState(
    VideoHistory history,
    long told,
    @Nullable String reachBand,
    @Nullable String region,
    long toldAtMillis,
    long lookAtMillis) {
  static final SnapshotState NEW =
      new SnapshotState(VideoHistory.EMPTY, 0, null, null, Long.MIN_VALUE, Long.MIN_VALUE);

  public SnapshotState {
    history = history == null ? VideoHistory.EMPTY : history;
  }

  SnapshotState with(VideoHistory other) {
    return new SnapshotState(other, told, reachBand, region, toldAtMillis, lookAtMillis);
  }

  SnapshotState told(long kinds) {
    return new SnapshotState(history, kinds, reachBand, region, toldAtMillis, lookAtMillis);
  }

  SnapshotState standing(@Nullable String band, @Nullable String where, long atMillis) {
    return new SnapshotState(history, told, band, where, atMillis, lookAtMillis);
  }

  SnapshotState lookedAt(long millis) {
    return new SnapshotState(history, told, reachBand, region, toldAtMillis, millis);
  }
}
