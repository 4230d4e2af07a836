package io.tideline.udfs.live;

import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalSubject;
import io.tideline.udfs.signal.SignalType;
import java.util.Comparator;

/**
 * A gift that is complete: one outside a streak, or a streak at its end.
 *
 * @param gift with the streak's highest count
 * @param atMillis when it was complete: when its end was told to have happened, else 10 s after it
 *     last grew
 */
public record FinishedGift(Gift gift, GiftSize size, long atMillis) {
  /** The order in which they are thanked for (SEMANTICS §1). */
  public static final Comparator<FinishedGift> ORDER =
      Comparator.comparingLong(FinishedGift::atMillis)
          .thenComparing(FinishedGift::gift, Gift.ORDER);

  /** A gift outside a streak is complete when it comes. */
  public static FinishedGift single(Gift gift) {
    return new FinishedGift(gift, GiftSize.of(gift.worth()), gift.atMillis());
  }

  /** Whose gift it is. */
  public GifterKey gifter() {
    return new GifterKey(gift.liveId(), gift.viewerId());
  }

  /**
   * What the playbook's rules are asked about it ({@code live_gift}).
   *
   * @param firstSmall whether it is the viewer's first small gift in this live
   */
  public Signal signal(boolean firstSmall) {
    var subject =
        new SignalSubject(
            gift.accountId(),
            gift.platform(),
            null,
            null,
            null,
            gift.liveId(),
            gift.viewerId(),
            gift.viewerName());
    return Signal.of(SignalType.LIVE_GIFT, subject, cause(firstSmall), atMillis)
        .with("signal.gift_id", gift.giftId())
        .with("signal.gift", gift.giftName())
        .with("signal.diamonds", gift.worth())
        .with("signal.count", gift.count())
        .with("signal.first_small", firstSmall)
        .build();
  }

  /** One a streak and size; of the first small one it does not depend on which gift that was. */
  private String cause(boolean firstSmall) {
    String live = "live_gift/" + gift.liveId() + '/';
    if (firstSmall) {
      return live + "small/" + gift.viewerId();
    }
    String kind = size == GiftSize.LARGE ? "large/" : "more/";
    String id = gift.streakId() == null ? "event/" + gift.eventId() : "streak/" + gift.streakId();
    return live + kind + id;
  }
}
