package io.tideline.udfs.live;

import java.util.Comparator;

/**
 * So many gifts more than were known of, from one viewer of a live; less, where a streak proved to
 * be another's.
 *
 * @param viewerId a raw id, never for a table
 * @param gifts how many more
 * @param diamonds what they are worth
 * @param atMillis when the gift happened that brought them
 */
public record GiftGrowth(
    String accountId,
    String liveId,
    String viewerId,
    long gifts,
    long diamonds,
    long atMillis,
    String eventId) {

  /** The order in which they are applied where that makes a difference (SEMANTICS §1). */
  public static final Comparator<GiftGrowth> ORDER =
      Comparator.comparingLong(GiftGrowth::atMillis).thenComparing(GiftGrowth::eventId);

  /** A gift outside a streak: all of it is new. */
  public static GiftGrowth of(Gift gift) {
    return of(gift, gift.viewerId(), gift.count(), gift.worth());
  }

  /** Somebody's growth that a gift tells of. */
  static GiftGrowth of(Gift gift, String viewerId, long gifts, long diamonds) {
    return new GiftGrowth(
        gift.accountId(),
        gift.liveId(),
        viewerId,
        gifts,
        diamonds,
        gift.atMillis(),
        gift.eventId());
  }

  /** What a streak had given somebody it is not of, at the time of their own message. */
  static GiftGrowth takenBack(Gift gift, StreakGiver from, long gifts, long diamonds) {
    return new GiftGrowth(
        gift.accountId(),
        gift.liveId(),
        from.viewerId(),
        -gifts,
        -diamonds,
        from.atMillis(),
        from.eventId());
  }

  /** Whose total grows. */
  public GifterKey gifter() {
    return new GifterKey(liveId, viewerId);
  }
}
