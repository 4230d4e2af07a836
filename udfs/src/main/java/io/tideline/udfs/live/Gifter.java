package io.tideline.udfs.live;

/**
 * What is kept of somebody who has sent gifts in a live.
 *
 * @param diamonds what all of them are worth
 * @param known whether the live counts them among its gifters
 * @param thanked whether a small gift has been thanked for
 */
public record Gifter(long diamonds, boolean known, boolean thanked) {
  /** Nobody yet. */
  public static final Gifter NEW = new Gifter(0, false, false);

  /** After more gifts. */
  public Gifter with(GiftGrowth growth) {
    return new Gifter(Worth.sum(diamonds, growth.diamonds()), true, thanked);
  }

  /** Whether this gift is the first small one. */
  public boolean isFirstSmall(FinishedGift gift) {
    return gift.size() == GiftSize.SMALL && !thanked;
  }

  /** After a small gift. */
  public Gifter withSmall() {
    return new Gifter(diamonds, known, true);
  }
}
