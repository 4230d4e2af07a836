package io.tideline.udfs.live;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a streak: messages with a running count that stand for one gift (SEMANTICS §7).
 * Count and value are the highest of all messages, so it is the same in whatever order they come
 * and however often.
 *
 * @param count the highest {@code repeat_count}
 * @param diamonds the value of one gift, the highest told
 * @param grownMillis when the count last grew
 * @param open the gift that made it grow last; null once the streak is over
 * @param told what has been said of it
 */
public record GiftStreak(
    long count, long diamonds, long grownMillis, @Nullable Gift open, GiftSize told) {
  /** Without growth for so long a streak is over, whether or not its end was told. */
  public static final long QUIET_MILLIS = 10_000;

  /**
   * A streak is kept for so long after it last grew, since what an outage has held up must not
   * count once more.
   */
  public static final long MEMORY_MILLIS = 2 * 86_400_000L;

  public GiftStreak {
    told = told == null ? GiftSize.NONE : told;
  }

  /** The streak with one more message; the same object where that tells nothing new. */
  public static GiftStreak with(@Nullable GiftStreak known, Gift gift) {
    if (known == null) {
      return new GiftStreak(gift.count(), gift.diamonds(), gift.atMillis(), gift, GiftSize.NONE);
    }
    long value = Math.max(known.diamonds, gift.diamonds());
    if (gift.count() > known.count) {
      long grown = Math.max(known.grownMillis, gift.atMillis());
      return new GiftStreak(gift.count(), value, grown, gift, known.told);
    }
    return value == known.diamonds
        ? known
        : new GiftStreak(known.count, value, known.grownMillis, known.open, known.told);
  }

  /** What the streak is worth, in diamonds. */
  public long worth() {
    return Worth.of(diamonds, count);
  }

  /** By how much it has grown since, through that gift. */
  public GiftGrowth since(@Nullable GiftStreak before, Gift gift) {
    return GiftGrowth.between(before, count, worth(), gift);
  }

  /** When it is over by itself; {@link Long#MAX_VALUE} where it is already. */
  public long quietAtMillis() {
    return open == null ? Long.MAX_VALUE : grownMillis + QUIET_MILLIS;
  }

  /** When it is to be forgotten. */
  public long forgetAtMillis() {
    return grownMillis + MEMORY_MILLIS;
  }

  /**
   * What is to be told of the streak at its end: once as a small gift and once as a large one, if
   * it grows on after an end; null where there is nothing more to tell.
   */
  public @Nullable FinishedGift finishedAt(long atMillis) {
    if (open == null) {
      return null;
    }
    Gift whole = open.of(diamonds, count);
    GiftSize size = GiftSize.of(worth());
    return size.compareTo(told) > 0
        ? new FinishedGift(whole, size, Math.max(atMillis, grownMillis))
        : null;
  }

  /** The streak without who gives in it: nobody is thanked for what was given by now. */
  public GiftStreak withoutGiver() {
    return new GiftStreak(count, diamonds, grownMillis, null, told);
  }

  /** The streak once it is over; names and ids of the viewer leave with its end. */
  public GiftStreak closed() {
    GiftSize size = GiftSize.of(worth());
    return new GiftStreak(
        count, diamonds, grownMillis, null, size.compareTo(told) > 0 ? size : told);
  }
}
