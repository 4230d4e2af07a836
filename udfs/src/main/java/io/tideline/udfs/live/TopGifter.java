package io.tideline.udfs.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One of those who gave most in a live.
 *
 * @param key the pseudonym; null once they have been erased: what was given stays (SEMANTICS §10)
 * @param diamonds what all their gifts are worth
 * @param sinceMillis when the earliest of these gifts happened
 */
public record TopGifter(@Nullable String key, long diamonds, long sinceMillis) {
  /** So many are shown. */
  public static final int MOST = 10;

  /** So many are kept, since some may prove to have given less. */
  static final int KEPT = 20;

  private static final Comparator<TopGifter> ORDER =
      Comparator.comparingLong(TopGifter::diamonds)
          .reversed()
          .thenComparing(TopGifter::key, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparingLong(TopGifter::sinceMillis);

  /** What a total says. */
  public static TopGifter of(GifterTotal total) {
    return new TopGifter(total.key(), total.diamonds(), total.sinceMillis());
  }

  /**
   * The largest after one total has changed. Totals grow and each is told in full, so whoever
   * belongs to the largest at the end is let in at their last gift: the list is exact however many
   * give, and does not depend on the order in which they do. Where a streak proves another's a
   * total falls: more are kept than are shown, so that it stays exact while that is so of as many
   * as are not shown.
   */
  public static List<TopGifter> with(List<TopGifter> known, GifterTotal total) {
    if (total.key() == null && total.diamonds() == 0) {
      return known;
    }
    var all = new ArrayList<TopGifter>(known);
    TopGifter before = before(known, total);
    if (before != null) {
      all.remove(before);
    }
    if (!total.isGone()) {
      all.add(of(total));
    }
    return largest(all);
  }

  /** Those of whom a test says so stay without their names. */
  public static List<TopGifter> withoutKeys(List<TopGifter> known, Predicate<TopGifter> erased) {
    var all = new ArrayList<TopGifter>(known.size());
    for (TopGifter one : known) {
      boolean goes = one.key() != null && erased.test(one);
      all.add(goes ? new TopGifter(null, one.diamonds(), one.sinceMillis()) : one);
    }
    return largest(all);
  }

  private static List<TopGifter> largest(List<TopGifter> all) {
    all.sort(ORDER);
    return List.copyOf(all.subList(0, Math.min(all.size(), KEPT)));
  }

  /**
   * Who it was before the total grew; null where they were not among the largest. Somebody who
   * gives again after an erasure is somebody else, whose gifts began later. Of those without names
   * it is one who had given as much: it makes no difference which.
   */
  private static @Nullable TopGifter before(List<TopGifter> known, GifterTotal total) {
    for (TopGifter one : known) {
      boolean isSame =
          total.key() == null
              ? one.diamonds() == total.diamonds() - total.moreDiamonds()
              : one.sinceMillis() >= total.sinceMillis();
      if (Objects.equals(one.key(), total.key()) && isSame) {
        return one;
      }
    }
    return null;
  }
}
