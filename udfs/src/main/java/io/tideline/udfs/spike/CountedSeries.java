package io.tideline.udfs.spike;

import io.tideline.udfs.event.Direction;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.LiveGift;
import io.tideline.udfs.event.Message;
import io.tideline.udfs.text.SentimentLabel;
import io.tideline.udfs.text.TextVerdict;
import org.jspecify.annotations.Nullable;

/** Which series an event counts for (SEMANTICS §2). */
public final class CountedSeries {
  private CountedSeries() {}

  /**
   * The series the event counts for by itself, beside {@link #isNegativeComment}; null for an event
   * that none counts, for a late one, and for a gift of a streak, of which only the first counts
   * (see {@link #streakOf}).
   */
  public static @Nullable VolumeSeries of(Event event) {
    if (event.late()) {
      return null;
    }
    return switch (event.type()) {
      case COMMENT_CREATED -> inbound(event.message()) ? VolumeSeries.COMMENT : null;
      case DM_SENT -> inbound(event.message()) ? VolumeSeries.DM : null;
      case LIVE_GIFT -> streakOf(event) == null ? VolumeSeries.GIFT : null;
      case ORDER_PLACED -> VolumeSeries.ORDER;
      default -> null;
    };
  }

  /**
   * Whether the event, which counts as a comment, counts as a negative one as well: its text has
   * been read and is labelled negative.
   */
  public static boolean isNegativeComment(Event event) {
    TextVerdict verdict = event.verdict();
    return verdict != null
        && verdict.sentimentLabel() == SentimentLabel.NEGATIVE
        && of(event) == VolumeSeries.COMMENT;
  }

  /** The streak that a gift belongs to; null for everything else and for a late gift. */
  public static @Nullable String streakOf(Event event) {
    LiveGift gift = event.liveGift();
    return gift == null || event.late() ? null : gift.streakId();
  }

  private static boolean inbound(@Nullable Message message) {
    return message != null && message.direction() == Direction.INBOUND;
  }
}
