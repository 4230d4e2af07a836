package io.tideline.udfs.live;

import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a streak: messages with a running count that stand for one gift (SEMANTICS §7).
 * Count and value are the highest of all messages, so it is the same in whatever order they come
 * and however often. All of it counts for one giver ({@link StreakGiver}).
 *
 * @param count the highest {@code repeat_count}
 * @param diamonds the value of one gift, the highest told
 * @param grownMillis when the count last grew
 * @param open the giver's gift that is to be told of at the end; null once the streak is over
 * @param told what has been said of it
 * @param giver whose it is; null where they were forgotten
 */
public record GiftStreak(
    long count,
    long diamonds,
    long grownMillis,
    @Nullable Gift open,
    GiftSize told,
    @Nullable StreakGiver giver) {
  /** Without growth for so long a streak is over, whether or not its end was told. */
  public static final long QUIET_MILLIS = 10_000;

  /**
   * A streak is kept for so long after it last grew, since what an outage has held up must not
   * count once more.
   */
  public static final long MEMORY_MILLIS = 2 * 86_400_000L;

  public GiftStreak {
    told = told == null ? GiftSize.NONE : told;
    // A former version of the job kept who gives only in the gift.
    giver = giver == null && open != null ? StreakGiver.of(open, 0, 0) : giver;
  }

  /** The streak with one more message; the same object where that tells nothing new. */
  public static GiftStreak with(@Nullable GiftStreak known, Gift gift) {
    if (known == null) {
      return new GiftStreak(
          gift.count(), gift.diamonds(), gift.atMillis(), gift, GiftSize.NONE, null);
    }
    boolean grows = gift.count() > known.count;
    long value = Math.max(known.diamonds, gift.diamonds());
    boolean isNew = grows || value > known.diamonds;
    StreakGiver giver = known.giver == null ? null : known.giver.or(gift);
    if (!isNew && Objects.equals(giver, known.giver)) {
      return known;
    }
    StreakGiver next = giver == null ? StreakGiver.of(gift, known.count, known.worth()) : giver;
    long grown = grows ? Math.max(known.grownMillis, gift.atMillis()) : known.grownMillis;
    return new GiftStreak(
        Math.max(known.count, gift.count()),
        value,
        grown,
        known.open(gift, grows, next),
        known.told,
        next);
  }

  /** Whom to thank, and for what: the newest of the giver's gifts that say so. */
  private @Nullable Gift open(Gift gift, boolean grows, StreakGiver next) {
    boolean isOpen = grows || open != null;
    if (!isOpen) {
      return null;
    }
    if (open != null && open.viewerId().equals(next.viewerId())) {
      return grows && gift.viewerId().equals(next.viewerId()) ? gift : open;
    }
    return gift.viewerId().equals(next.viewerId()) ? gift : gift.by(next.viewerId());
  }

  /** What the streak is worth, in diamonds. */
  public long worth() {
    return Worth.of(diamonds, count);
  }

  /**
   * What has changed since, through that gift: how much more its giver has given; where it proved
   * another's, all of it is taken back from the one and given to the other.
   */
  public List<GiftGrowth> since(@Nullable GiftStreak before, Gift gift) {
    StreakGiver is = Objects.requireNonNull(giver);
    StreakGiver was = before == null ? null : before.giver;
    if (before == null || was == null || was.isSame(is)) {
      long gifts = before == null ? count : count - before.count;
      long diamondsMore = before == null ? worth() : worth() - before.worth();
      return gifts == 0 && diamondsMore == 0
          ? List.of()
          : List.of(GiftGrowth.of(gift, is.viewerId(), gifts, diamondsMore));
    }
    return List.of(
        GiftGrowth.takenBack(
            gift, was, before.count - was.othersCount(), before.worth() - was.othersWorth()),
        GiftGrowth.of(gift, is.viewerId(), count - is.othersCount(), worth() - is.othersWorth()));
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

  /**
   * The streak without those of whom a test says so, at the time of what they gave: nobody is
   * thanked for what they gave by now, and it stays nobody's. Itself where there are none.
   */
  public GiftStreak without(BiPredicate<String, Long> gone) {
    Gift left = open == null || gone.test(open.viewerId(), open.atMillis()) ? null : open;
    StreakGiver is =
        giver == null || !gone.test(giver.viewerId(), giver.atMillis())
            ? giver
            : left == null ? null : StreakGiver.of(left, count, worth());
    return Objects.equals(left, open) && Objects.equals(is, giver)
        ? this
        : new GiftStreak(count, diamonds, grownMillis, left, told, is);
  }

  /** The streak once it is over; the name of the viewer leaves with its end. */
  public GiftStreak closed() {
    GiftSize size = GiftSize.of(worth());
    return new GiftStreak(
        count, diamonds, grownMillis, null, size.compareTo(told) > 0 ? size : told, giver);
  }
}
