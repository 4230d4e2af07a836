package io.tideline.udfs.posting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Scores and ranks the hours of the week of one account, over the last 14 days (SEMANTICS §6).
 *
 * <p>score = audience × reach × watch ratio, each relative to the account's own average:
 *
 * <ul>
 *   <li>audience: mean active followers of the <em>three hours after</em>, over the region's mean
 *       of all hours. Whoever posts at the peak meets an audience that leaves; a post of the hour
 *       before the peak meets the peak. The means of two neighbours differ by (a(h) − a(h + 3))/3,
 *       so the hour before the highest one never scores below it.
 *   <li>reach: the median of the hour's posts in logarithms, shrunk to the account's mean by n/(n +
 *       4): four posts of the hour weigh as much as all that is known of the account.
 *   <li>watch ratio: the median, shrunk likewise.
 * </ul>
 *
 * <p>An hour without posts has the account's average in both. Nothing unknown counts as 0.
 */
public final class PostingRule {
  /** So many days count. */
  public static final int DAYS = 14;

  private static final long WINDOW_MILLIS = DAYS * 86_400_000L;
  private static final int HOURS_AHEAD = 3;
  private static final double AVERAGE_WEIGHS_POSTS = 4;

  private static final Comparator<PostingWindow> BEST_FIRST =
      Comparator.comparing(
              PostingWindow::score, Comparator.nullsLast(Comparator.<Double>reverseOrder()))
          .thenComparingInt(PostingWindow::hourOfWeek);

  private final Sample logReaches;
  private final Sample watchRatios;

  private PostingRule(List<Post> posts) {
    logReaches = Sample.of(known(posts, PostingRule::logReach));
    watchRatios = Sample.of(known(posts, Post::watchRatio));
  }

  /**
   * The windows of every region that has an audience or posts, best first within a region: hours
   * whose audience is known or that have posts.
   *
   * @param atMillis what was published and active in the 14 days before counts
   */
  public static List<PostingWindow> windows(
      Collection<Post> posts, Collection<Audience> audiences, long atMillis) {
    long from = atMillis - WINDOW_MILLIS;
    List<Post> recent =
        posts.stream().filter(post -> post.isPublishedWithin(from, atMillis)).toList();
    var byRegion = new TreeMap<String, WeekHours>();
    for (Audience audience : audiences) {
      if (from <= audience.hourStartMillis() && audience.hourStartMillis() < atMillis) {
        byRegion
            .computeIfAbsent(audience.region(), any -> new WeekHours())
            .add(audience.hourStartMillis(), audience.activeFollowers());
      }
    }
    for (Post post : recent) {
      if (post.region() != null) {
        byRegion.computeIfAbsent(post.region(), any -> new WeekHours());
      }
    }
    var rule = new PostingRule(recent);
    var windows = new ArrayList<PostingWindow>();
    byRegion.forEach((region, hours) -> windows.addAll(rule.ranked(region, hours, recent)));
    return windows;
  }

  private List<PostingWindow> ranked(String region, WeekHours hours, List<Post> posts) {
    Map<Integer, List<Post>> byHour = new TreeMap<>();
    for (Post post : posts) {
      if (region.equals(post.region())) {
        int hour = WeekHours.of(post.publishedAtMillis());
        byHour.computeIfAbsent(hour, any -> new ArrayList<>()).add(post);
      }
    }
    var windows = new ArrayList<PostingWindow>();
    for (int hour = 0; hour < WeekHours.HOURS; hour++) {
      if (hours.mean(hour) != null || byHour.containsKey(hour)) {
        windows.add(window(region, hour, hours, byHour.getOrDefault(hour, List.of())));
      }
    }
    windows.sort(BEST_FIRST);
    for (int place = 0; place < windows.size(); place++) {
      windows.set(place, windows.get(place).ranked(place + 1));
    }
    return windows;
  }

  private PostingWindow window(String region, int hour, WeekHours hours, List<Post> posts) {
    Sample reaches = Sample.of(known(posts, Post::reach));
    Sample watched = Sample.of(known(posts, Post::watchRatio));
    Double ahead = hours.meanAfter(hour, HOURS_AHEAD);
    Double usual = hours.mean();
    Double score =
        ahead == null || usual == null || usual == 0
            ? null
            : (Double) (ahead / usual * reachFactor(posts) * watchFactor(watched));
    return new PostingWindow(
        region,
        hour,
        hours.mean(hour),
        posts.size(),
        reaches.median(),
        watched.median(),
        score,
        null);
  }

  private double reachFactor(List<Post> posts) {
    Sample here = Sample.of(known(posts, PostingRule::logReach));
    Double median = here.median();
    return median == null ? 1 : Math.exp(weight(here) * (median - logReaches.mean()));
  }

  private double watchFactor(Sample here) {
    Double median = here.median();
    if (median == null || watchRatios.mean() == 0) {
      return 1;
    }
    return 1 + weight(here) * (median / watchRatios.mean() - 1);
  }

  private static double weight(Sample here) {
    return here.size() / (here.size() + AVERAGE_WEIGHS_POSTS);
  }

  /** Reach in logarithms, one added so that none at all can be said, too. */
  static @Nullable Double logReach(Post post) {
    return post.reach() == null ? null : (Double) Math.log1p(post.reach());
  }

  private static List<@Nullable Double> known(
      List<Post> posts, Function<Post, @Nullable Double> figure) {
    var values = new ArrayList<@Nullable Double>();
    posts.forEach(post -> values.add(figure.apply(post)));
    return values;
  }
}
