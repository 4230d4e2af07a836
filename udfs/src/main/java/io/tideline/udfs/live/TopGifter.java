package io.tideline.udfs.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One of those who gave most in a live.
 *
 * @param key the pseudonym
 * @param diamonds what all their gifts are worth
 */
public record TopGifter(String key, long diamonds) {
  /** So many are kept. */
  public static final int MOST = 10;

  private static final Comparator<TopGifter> ORDER =
      Comparator.comparingLong(TopGifter::diamonds).reversed().thenComparing(TopGifter::key);

  /**
   * The largest after one total has grown. Totals only grow and each is told in full, so whoever
   * belongs to the largest at the end is let in at their last gift: the list is exact however many
   * give, and does not depend on the order in which they do.
   */
  public static List<TopGifter> with(List<TopGifter> known, TopGifter grown) {
    var all = new ArrayList<TopGifter>(known.size() + 1);
    for (TopGifter other : known) {
      if (!other.key().equals(grown.key())) {
        all.add(other);
      }
    }
    all.add(grown);
    all.sort(ORDER);
    return List.copyOf(all.subList(0, Math.min(all.size(), MOST)));
  }
}
