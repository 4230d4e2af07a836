package io.tideline.udfs.live;

import org.jspecify.annotations.Nullable;

/**
 * What somebody has given in a live by now.
 *
 * @param key the pseudonym; null once they have been erased (SEMANTICS §10)
 * @param diamonds what all their gifts are worth; 0 where nobody can say any more
 * @param moreGifts how many gifts came since this was last told; negative where they proved
 *     another's
 * @param moreDiamonds what those are worth
 * @param isNew whether nothing was told of them before
 * @param sinceMillis when the earliest of these gifts happened
 * @param isGone whether nothing is left of what was told of them before
 */
public record GifterTotal(
    @Nullable String key,
    long diamonds,
    long moreGifts,
    long moreDiamonds,
    boolean isNew,
    long sinceMillis,
    boolean isGone) {

  /**
   * Gifts that come after their giver was erased, from before: they count, and nobody has given
   * them.
   */
  public static GifterTotal ofNobody(GiftGrowth growth) {
    return new GifterTotal(
        null, 0, growth.gifts(), growth.diamonds(), false, growth.atMillis(), false);
  }

  /** The same without saying whose it is. */
  public GifterTotal withoutKey() {
    return new GifterTotal(null, diamonds, moreGifts, moreDiamonds, isNew, sinceMillis, isGone);
  }
}
