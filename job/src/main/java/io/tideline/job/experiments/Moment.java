package io.tideline.job.experiments;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * When a video was in an experiment.
 *
 * @param experimentId null where it was in none
 */
public record Moment(long atMillis, String eventId, @Nullable String experimentId) {
  /** The later one stands. */
  static final Comparator<Moment> ORDER =
      Comparator.comparingLong(Moment::atMillis).thenComparing(Moment::eventId);
}
