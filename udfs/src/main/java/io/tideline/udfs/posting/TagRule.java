package io.tideline.udfs.posting;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares the posts of one account with and without each hashtag and sound, over the last 60 days
 * (SEMANTICS §6). It says what goes along with a tag, not what the tag causes.
 */
public final class TagRule {
  /** So many days count. */
  public static final int DAYS = 60;

  /** So many tags an account, those of the most posts. */
  public static final int MAX_TAGS = 500;

  private static final long WINDOW_MILLIS = DAYS * 86_400_000L;

  /** One post is no pattern. */
  private static final int MIN_POSTS = 2;

  private record Tag(TagKind kind, String name) {
    static final Comparator<Tag> ORDER = Comparator.comparing(Tag::kind).thenComparing(Tag::name);
  }

  private final List<Post> posts;
  private final SortedFigure reaches;
  private final SortedFigure completions;
  private final SortedFigure engagements;

  private TagRule(List<Post> posts) {
    this.posts = posts;
    this.reaches = SortedFigure.of(posts, PostingRule::logReach);
    this.completions = SortedFigure.of(posts, Post::completionRate).relative();
    this.engagements = SortedFigure.of(posts, Post::engagementRate).relative();
  }

  /**
   * The tags of at least two posts, those of the most first.
   *
   * @param atMillis what was published in the 60 days before counts
   */
  public static List<TagLift> lifts(Collection<Post> posts, long atMillis) {
    List<Post> recent =
        posts.stream()
            .filter(post -> post.isPublishedWithin(atMillis - WINDOW_MILLIS, atMillis))
            .toList();
    // By their places: two videos may have the same figures.
    var byTag = new TreeMap<Tag, List<Integer>>(Tag.ORDER);
    for (int place = 0; place < recent.size(); place++) {
      for (Tag tag : tags(recent.get(place))) {
        byTag.computeIfAbsent(tag, any -> new ArrayList<>()).add(place);
      }
    }
    var rule = new TagRule(recent);
    return byTag.entrySet().stream()
        .filter(entry -> entry.getValue().size() >= MIN_POSTS)
        .sorted(Comparator.comparingInt((Map.Entry<Tag, List<Integer>> e) -> -e.getValue().size()))
        .limit(MAX_TAGS)
        .map(entry -> rule.lift(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static List<Tag> tags(Post post) {
    var tags = new ArrayList<Tag>();
    post.hashtags().forEach(name -> tags.add(new Tag(TagKind.HASHTAG, name)));
    if (post.soundId() != null) {
      tags.add(new Tag(TagKind.SOUND, post.soundId()));
    }
    return tags;
  }

  private TagLift lift(Tag tag, List<Integer> places) {
    var with = new BitSet(posts.size());
    places.forEach(with::set);
    Lift reach = reaches.lift(with);
    return new TagLift(
        tag.kind(),
        tag.name(),
        tag.kind() == TagKind.SOUND ? owned(with) : null,
        places.size(),
        posts.size() - places.size(),
        reach == null ? null : factor(reach.estimate()),
        estimate(completions.lift(with)),
        estimate(engagements.lift(with)),
        reach == null ? null : factor(reach.low()),
        reach == null ? null : factor(reach.high()));
  }

  private static Double factor(double logarithms) {
    return Math.expm1(logarithms);
  }

  private static @Nullable Double estimate(@Nullable Lift lift) {
    return lift == null ? null : (Double) lift.estimate();
  }

  private @Nullable Boolean owned(BitSet with) {
    Set<Boolean> said = new HashSet<>();
    with.stream().forEach(place -> said.add(posts.get(place).soundOwned()));
    return said.contains(true) ? Boolean.TRUE : said.contains(false) ? Boolean.FALSE : null;
  }
}
