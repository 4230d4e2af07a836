package io.tideline.udfs.posting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
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

  private TagRule(List<Post> posts) {
    this.posts = posts;
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
    var byTag = new TreeMap<Tag, List<Post>>(Tag.ORDER);
    for (Post post : recent) {
      for (Tag tag : tags(post)) {
        byTag.computeIfAbsent(tag, any -> new ArrayList<>()).add(post);
      }
    }
    var rule = new TagRule(recent);
    return byTag.entrySet().stream()
        .filter(entry -> entry.getValue().size() >= MIN_POSTS)
        .sorted(Comparator.comparingInt((Map.Entry<Tag, List<Post>> e) -> -e.getValue().size()))
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

  private TagLift lift(Tag tag, List<Post> with) {
    // By identity: two videos may have the same figures.
    Set<Post> tagged = Collections.newSetFromMap(new IdentityHashMap<>());
    tagged.addAll(with);
    List<Post> without = posts.stream().filter(post -> !tagged.contains(post)).toList();
    Lift reach =
        Lift.of(sample(with, PostingRule::logReach), sample(without, PostingRule::logReach));
    return new TagLift(
        tag.kind(),
        tag.name(),
        tag.kind() == TagKind.SOUND ? owned(with) : null,
        with.size(),
        without.size(),
        reach == null ? null : factor(reach.estimate()),
        relative(with, without, Post::completionRate),
        relative(with, without, Post::engagementRate),
        reach == null ? null : factor(reach.low()),
        reach == null ? null : factor(reach.high()));
  }

  private static Double factor(double logarithms) {
    return Math.expm1(logarithms);
  }

  /** In terms of the mean of all, so that a lift of 0.1 is a tenth of what is usual. */
  private @Nullable Double relative(
      List<Post> with, List<Post> without, Function<Post, @Nullable Double> figure) {
    Sample all = sample(posts, figure);
    if (all.size() == 0 || all.mean() == 0) {
      return null;
    }
    double usual = all.mean();
    Function<Post, @Nullable Double> scaled =
        post -> {
          Double value = figure.apply(post);
          return value == null ? null : (Double) (value / usual);
        };
    Lift lift = Lift.of(sample(with, scaled), sample(without, scaled));
    return lift == null ? null : (Double) lift.estimate();
  }

  private static Sample sample(List<Post> posts, Function<Post, @Nullable Double> figure) {
    var values = new ArrayList<@Nullable Double>();
    posts.forEach(post -> values.add(figure.apply(post)));
    return Sample.of(values);
  }

  private static @Nullable Boolean owned(List<Post> posts) {
    Set<Boolean> said = new HashSet<>();
    posts.forEach(post -> said.add(post.soundOwned()));
    return said.contains(true) ? Boolean.TRUE : said.contains(false) ? Boolean.FALSE : null;
  }
}
