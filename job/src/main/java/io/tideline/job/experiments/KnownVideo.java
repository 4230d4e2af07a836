package io.tideline.job.experiments;

import io.tideline.udfs.experiment.ArmFigures;
import org.jspecify.annotations.Nullable;

/**
 * The newest that an experiment knows of a video.
 *
 * @param variant null where it has left
 */
public record KnownVideo(
    long atMillis, String eventId, @Nullable String variant, ArmFigures figures) {

  static KnownVideo of(ArmStep step) {
    return new KnownVideo(step.atMillis(), step.eventId(), step.variant(), step.figures());
  }

  /** Whether the step is newer. */
  boolean isBefore(ArmStep step) {
    return atMillis != step.atMillis()
        ? atMillis < step.atMillis()
        : eventId.compareTo(step.eventId()) < 0;
  }
}
