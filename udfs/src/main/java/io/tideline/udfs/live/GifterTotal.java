package io.tideline.udfs.live;

/**
 * What somebody has given in a live by now.
 *
 * @param key the pseudonym
 * @param diamonds what all their gifts are worth
 * @param moreGifts how many gifts came since this was last told
 * @param moreDiamonds what those are worth
 * @param isNew whether nothing was told of them before
 */
public record GifterTotal(
    String key, long diamonds, long moreGifts, long moreDiamonds, boolean isNew) {}
