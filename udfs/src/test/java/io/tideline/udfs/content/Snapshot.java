package io.tideline.udfs.content;

import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.VideoSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A snapshot of a test: the worked example of SEMANTICS §6, changed where a test says so. */
public final class Snapshot {
  public long atMillis = 20 * 3_600_000L;
  public String eventId = "e1";
  public long publishedMillis;
  public double duration = 20;
  public long views = 3_000;
  public long likes = 250;
  public long comments = 30;
  public long shares = 20;
  public @Nullable Long reach = 2_500L;
  public @Nullable Long plays = 1_000L;
  public @Nullable Long completions = 600L;
  public @Nullable Double watchTime = 12_000.0;
  public long followers = 15_000;

  public VideoSnapshot video() {
    return new VideoSnapshot(
        "v1",
        publishedMillis,
        duration,
        views,
        likes,
        comments,
        shares,
        null,
        reach,
        null,
        plays,
        completions,
        watchTime,
        followers,
        List.of(),
        null,
        null,
        null,
        null,
        null);
  }

  public Event event() {
    return new Event(
        EventType.VIDEO_SNAPSHOT,
        eventId,
        atMillis,
        atMillis,
        "acct",
        "tiktok",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        video(),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  public Rates rates() {
    SnapshotFigures figures = SnapshotFigures.of(event());
    return Rates.of(figures.counters(), followers, figures.durationSeconds());
  }
}
