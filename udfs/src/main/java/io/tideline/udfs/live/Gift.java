package io.tideline.udfs.live;

import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.LiveGift;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A gift as one message tells it (CONTRACTS §1, {@code live.gift}).
 *
 * @param streakId null for a gift outside a streak
 * @param viewerId a raw id, never for a table; likewise the name
 * @param diamonds the value of one
 * @param count how many; within a streak so far
 * @param ends whether it says that its streak is over
 * @param atMillis when it happened
 */
public record Gift(
    String accountId,
    String platform,
    String liveId,
    @Nullable String streakId,
    String viewerId,
    @Nullable String viewerName,
    String giftId,
    @Nullable String giftName,
    long diamonds,
    long count,
    boolean ends,
    long atMillis,
    String eventId) {

  /** The order in which gifts are applied (SEMANTICS §1). */
  public static final Comparator<Gift> ORDER =
      Comparator.comparingLong(Gift::atMillis).thenComparing(Gift::eventId);

  /** The gift of an event that is one. */
  public static Gift of(Event event) {
    LiveGift gift = event.liveGift();
    return new Gift(
        event.accountId(),
        event.platform(),
        gift.liveId(),
        gift.streakId(),
        gift.viewerId(),
        gift.viewerName(),
        gift.giftId(),
        gift.giftName(),
        gift.diamonds(),
        gift.repeatCount(),
        Boolean.TRUE.equals(gift.streakEnd()),
        event.occurredAtMillis(),
        event.eventId());
  }

  /** What all of it is worth, in diamonds. */
  public long worth() {
    return Worth.of(diamonds, count);
  }

  /** The same gift as somebody else's, whose name is not known. */
  Gift by(String otherViewerId) {
    return new Gift(
        accountId,
        platform,
        liveId,
        streakId,
        otherViewerId,
        null,
        giftId,
        giftName,
        diamonds,
        count,
        ends,
        atMillis,
        eventId);
  }

  /** The same gift at another value and number. */
  Gift of(long value, long number) {
    return new Gift(
        accountId,
        platform,
        liveId,
        streakId,
        viewerId,
        viewerName,
        giftId,
        giftName,
        value,
        number,
        ends,
        atMillis,
        eventId);
  }
}
