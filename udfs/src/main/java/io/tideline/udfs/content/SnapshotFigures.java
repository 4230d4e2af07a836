package io.tideline.udfs.content;

import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.VideoSnapshot;
import java.math.BigDecimal;

/**
 * What of a snapshot later weeks are measured by.
 *
 * @param atMillis when it was taken
 * @param eventId decides between snapshots of one instant
 * @param publishedMillis when the video was published, as it says
 * @param followers of the account
 */
public record SnapshotFigures(
    long atMillis,
    String eventId,
    long publishedMillis,
    BigDecimal durationSeconds,
    long followers,
    Counters counters) {

  /** Those of a {@code video.snapshot}. */
  public static SnapshotFigures of(Event event) {
    VideoSnapshot video = event.videoSnapshot();
    return new SnapshotFigures(
        event.occurredAtMillis(),
        event.eventId(),
        video.publishedAtMillis(),
        BigDecimal.valueOf(video.durationSeconds()),
        video.followers(),
        Counters.of(video));
  }

  /** Whether it comes after another: by time, then by event id. */
  public boolean isAfter(SnapshotFigures other) {
    return atMillis != other.atMillis
        ? atMillis > other.atMillis
        : eventId.compareTo(other.eventId) > 0;
  }
}
