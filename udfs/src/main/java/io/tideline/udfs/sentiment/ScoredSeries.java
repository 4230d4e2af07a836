package io.tideline.udfs.sentiment;

import io.tideline.udfs.event.Event;
import io.tideline.udfs.spike.CountedSeries;
import io.tideline.udfs.spike.VolumeSeries;
import org.jspecify.annotations.Nullable;

/** Which messages rolling sentiment is made of (SEMANTICS §4). */
public final class ScoredSeries {
  private ScoredSeries() {}

  /**
   * The series whose scores the event adds to: {@code COMMENT} or {@code DM}, which are the
   * channels too. Null for everything but inbound messages, for late ones, and for those without a
   * text, which have no score. A deletion takes nothing back.
   */
  public static @Nullable VolumeSeries of(Event event) {
    return event.verdict() == null ? null : CountedSeries.of(event);
  }
}
