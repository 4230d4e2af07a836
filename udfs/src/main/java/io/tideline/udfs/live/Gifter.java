package io.tideline.udfs.live;

/**
 * What is kept of somebody who has sent gifts in a live.
 *
 * @param diamonds what all of them are worth
 * @param known whether the live counts them among its gifters
 * @param thanked whether a small gift has been thanked for
 * @param sinceMillis when the earliest of them happened: what is erased from then on or later
 *     (SEMANTICS §10) takes all of it
 * @param gifts how many there are; a former version of the job did not count them
 */
public record Gifter(long diamonds, boolean known, boolean thanked, long sinceMillis, long gifts) {

  /** Nobody yet, of whom a gift tells that happened then. */
  public static Gifter begunAt(long millis) {
    return new Gifter(0, false, false, millis, 0);
  }

  /** After more gifts, or fewer: who has given nothing after all is no gifter. */
  public Gifter with(GiftGrowth growth) {
    long since = Math.min(sinceMillis, growth.atMillis());
    long worth = Worth.sum(diamonds, growth.diamonds());
    long number = Worth.sum(gifts, growth.gifts());
    boolean isLeft = growth.gifts() >= 0 || worth > 0 || number > 0;
    return new Gifter(worth, isLeft, thanked, since, number);
  }

  /** Whether this gift is the first small one. */
  public boolean isFirstSmall(FinishedGift gift) {
    return gift.size() == GiftSize.SMALL && !thanked;
  }

  /** After a small gift, which happened then. */
  public Gifter withSmall(long millis) {
    return new Gifter(diamonds, known, true, Math.min(sinceMillis, millis), gifts);
  }

  /** What the live is told after more gifts, by pseudonym. */
  public GifterTotal total(String key, GiftGrowth growth, Gifter before) {
    return new GifterTotal(
        key,
        diamonds,
        growth.gifts(),
        growth.diamonds(),
        known && !before.known,
        sinceMillis,
        !known && before.known);
  }
}
