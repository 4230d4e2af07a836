package io.tideline.udfs.live;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * So many gifts more than were known of, from one viewer of a live.
 *
 * @param viewerId a raw id, never for a table
 * @param gifts how many more, at least 0
 * @param diamonds what they are worth, at least 0
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
    return between(null, gift.count(), gift.worth(), gift);
  }

  static GiftGrowth between(@Nullable GiftStreak before, long count, long worth, Gift gift) {
    long knownCount = before == null ? 0 : before.count();
    long knownWorth = before == null ? 0 : before.worth();
    return new GiftGrowth(
        gift.accountId(),
        gift.liveId(),
        gift.viewerId(),
        count - knownCount,
        worth - knownWorth,
        gift.atMillis(),
        gift.eventId());
  }

  /** Whose total grows. */
  public GifterKey gifter() {
    return new GifterKey(liveId, viewerId);
  }
}
