package io.tideline.job.experiments;

import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.VideoSnapshot;
import io.tideline.udfs.experiment.ArmFigures;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot means to an experiment.
 *
 * @param variant that the video is in since then; null where it has left the experiment
 * @param figures of the video; none where it has left
 */
public record ArmStep(
    String experimentId,
    String videoId,
    long atMillis,
    String eventId,
    String accountId,
    String platform,
    @Nullable String variant,
    ArmFigures figures) {
  /** The order in which steps are applied (SEMANTICS §1). */
  static final Comparator<ArmStep> ORDER =
      Comparator.comparingLong(ArmStep::atMillis)
          .thenComparing(ArmStep::eventId)
          .thenComparing(ArmStep::videoId);

  /** A snapshot that names an experiment. */
  static ArmStep of(Event event) {
    VideoSnapshot video = event.videoSnapshot();
    return new ArmStep(
        video.experiment().id(),
        video.videoId(),
        event.occurredAtMillis(),
        event.eventId(),
        event.accountId(),
        event.platform(),
        video.experiment().variant(),
        ArmFigures.of(video));
  }

  /** At that moment the video was elsewhere. */
  static ArmStep left(String experimentId, Moment moment, Event event) {
    return new ArmStep(
        experimentId,
        event.videoSnapshot().videoId(),
        moment.atMillis(),
        moment.eventId(),
        event.accountId(),
        event.platform(),
        null,
        ArmFigures.NONE);
  }
}
