package io.tideline.job.content;

import io.tideline.udfs.content.ReachBand;
import io.tideline.udfs.content.VideoGrades;
import io.tideline.udfs.content.VideoStanding;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.VideoSnapshot;
import io.tideline.udfs.signal.Signal;
import java.util.Objects;
import java.util.function.Consumer;

/** Tells what the newest snapshot of a video gives cause to, each kind of signal once. */
final class VideoTeller {
  /** A standing is told again after a day, so that whoever keeps it does not forget it. */
  private static final long TOLD_AGAIN_MILLIS = ContentTimes.DAY_MILLIS;

  private final Consumer<Signal> signals;
  private final Consumer<VideoStanding> standings;

  VideoTeller(Consumer<Signal> signals, Consumer<VideoStanding> standings) {
    this.signals = signals;
    this.standings = standings;
  }

  /** What is kept after a snapshot that is the newest. */
  SnapshotState tell(SnapshotState state, Event event, ContentRules by) {
    SnapshotState next = tellStanding(state, event, by.grades());
    long told = next.told();
    for (Signal signal : by.signals().of(event)) {
      long bit = 1L << signal.type().ordinal();
      if ((told & bit) == 0) {
        told |= bit;
        signals.accept(signal);
      }
    }
    return told == next.told() ? next : next.told(told);
  }

  private SnapshotState tellStanding(SnapshotState state, Event event, VideoGrades grades) {
    VideoSnapshot video = event.videoSnapshot();
    ReachBand reach = grades.reach(VideoGrades.viewsPerFollower(video.views(), video.followers()));
    String band = reach == null ? null : reach.label();
    long at = event.occurredAtMillis();
    boolean isKnown =
        state.toldAtMillis() != Long.MIN_VALUE
            && at - state.toldAtMillis() < TOLD_AGAIN_MILLIS
            && Objects.equals(band, state.reachBand())
            && Objects.equals(video.region(), state.region());
    if (isKnown) {
      return state;
    }
    standings.accept(
        new VideoStanding(
            event.accountId(), event.platform(), video.videoId(), at, band, video.region()));
    return state.standing(band, video.region(), at);
  }
}
