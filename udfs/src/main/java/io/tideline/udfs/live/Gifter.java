package io.tideline.udfs.live;

/**
 * What is kept of somebody who has sent gifts in a live.
 *
 * @param diamonds what all of them are worth
 * @param known whether the live counts them among its gifters
 * @param thanked whether a small gift has been thanked for
 * @param sinceMillis when the earliest of them happened: what is erased from then on or later
 *     (SEMANTICS §10) takes all of it
 */
public record Gifter(long diamonds, boolean known, boolean thanked, long sinceMillis) {

  /** Nobody yet, of whom a gift tells that happened then. */
  public static Gifter begunAt(long millis) {
    return new Gifter(0, false, false, millis);
  }

  /** After more gifts. */
  public Gifter with(GiftGrowth growth) {
    long since = Math.min(sinceMillis, growth.atMillis());
    return new Gifter(Worth.sum(diamonds, growth.diamonds()), true, thanked, since);
  }

  /** Whether this gift is the first small one. */
  public boolean isFirstSmall(FinishedGift gift) {
    return gift.size() == GiftSize.SMALL && !thanked;
  }

  /** After a small gift, which happened then. */
  public Gifter withSmall(long millis) {
    return new Gifter(diamonds, known, true, Math.min(sinceMillis, millis));
  }

  /** What the live is told after more gifts, by pseudonym. */
  public GifterTotal total(String key, GiftGrowth growth, boolean isNew) {
    return new GifterTotal(key, diamonds, growth.gifts(), growth.diamonds(), isNew, sinceMillis);
  }
}
