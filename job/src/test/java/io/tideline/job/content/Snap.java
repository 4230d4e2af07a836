package io.tideline.job.content;

import io.tideline.job.TestEvents;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.VideoSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A snapshot of a test, with little in it; nothing there is cause to. */
public record Snap(
    String video,
    long at,
    long views,
    long publishedAt,
    long followers,
    @Nullable Long plays,
    @Nullable Long completions) {
  private static final String REGION = "NL";

  /** Published right on {@link TestEvents#MONDAY}, by an account that a thousand follow. */
  public static Snap of(String video, long at, long views) {
    return new Snap(video, at, views, TestEvents.MONDAY, 1_000, null, null);
  }

  /** The same by an account that so many follow. */
  public Snap followedBy(long others) {
    return new Snap(video, at, views, publishedAt, others, plays, completions);
  }

  /** The same of a video that was published then. */
  public Snap publishedAt(long millis) {
    return new Snap(video, at, views, millis, followers, plays, completions);
  }

  /** The same, played and watched to the end so often. */
  public Snap played(long times, long toTheEnd) {
    return new Snap(video, at, views, publishedAt, followers, times, toTheEnd);
  }

  /** The same event, received then. */
  static Event receivedAt(Event event, long millis) {
    return TestEvents.received(event, millis);
  }

  /** As an event of that id. */
  public Event event(String id) {
    var snapshot =
        new VideoSnapshot(
            video,
            publishedAt,
            10,
            views,
            views / 100,
            0,
            0,
            null,
            null,
            null,
            plays,
            completions,
            null,
            followers,
            List.of(),
            null,
            null,
            REGION,
            null,
            null);
    return TestEvents.snapshot(id, at, snapshot);
  }

  /** As an event. */
  public Event event() {
    return event(video + "@" + at);
  }
}
