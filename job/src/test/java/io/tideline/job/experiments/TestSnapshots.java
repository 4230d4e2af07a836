package io.tideline.job.experiments;

import io.tideline.job.TestEvents;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.ExperimentArm;
import io.tideline.udfs.event.VideoSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Snapshots of videos that may be in experiments. */
public final class TestSnapshots {
  private static final int VIEWS_A_PLAY = 2;

  private TestSnapshots() {}

  /**
   * A snapshot with so many plays, twice as many views and a like for each twentieth of them; its
   * event id is the video's and the time.
   */
  public static Event snapshot(
      String videoId, long at, long plays, long completions, @Nullable ExperimentArm arm) {
    long views = plays * VIEWS_A_PLAY;
    var video =
        new VideoSnapshot(
            videoId,
            0,
            20,
            views,
            views / 20,
            0,
            0,
            null,
            null,
            null,
            plays,
            completions,
            null,
            15_000,
            List.of(),
            null,
            null,
            null,
            null,
            arm);
    return event(videoId + '/' + at, at, video);
  }

  /** An event of a snapshot. */
  public static Event event(String eventId, long at, VideoSnapshot video) {
    return new Event(
        EventType.VIDEO_SNAPSHOT,
        eventId,
        at,
        at,
        TestEvents.ACCOUNT,
        "tiktok",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        video,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** The control of an experiment. */
  public static ExperimentArm control(String experiment) {
    return new ExperimentArm(experiment, "a", true);
  }

  /** Another variant of an experiment. */
  public static ExperimentArm variant(String experiment, String name) {
    return new ExperimentArm(experiment, name, false);
  }
}
