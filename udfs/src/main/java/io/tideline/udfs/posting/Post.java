package io.tideline.udfs.posting;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.toCollection;

import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.VideoSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A video as its newest snapshot has it. Figures that the snapshot does not say, or whose
 * denominator is 0, are null; so are all figures of a video measured less than a day after it was
 * published, for what it will reach cannot be told from what it has reached in an hour.
 *
 * @param region null where unsaid
 * @param watchRatio average watch time over length
 * @param completionRate completions of plays
 * @param engagementRate likes, comments and shares of views
 * @param hashtags in lower case with their #, each once, in order
 * @param soundOwned null where unsaid
 */
public record Post(
    long publishedAtMillis,
    @Nullable String region,
    @Nullable Double reach,
    @Nullable Double watchRatio,
    @Nullable Double completionRate,
    @Nullable Double engagementRate,
    List<String> hashtags,
    @Nullable String soundId,
    @Nullable Boolean soundOwned) {
  private static final long SETTLES_MILLIS = 86_400_000L;
  private static final int MAX_HASHTAGS = 50;

  public Post {
    hashtags = hashtags == null ? List.of() : hashtags;
  }

  /** Of a snapshot. */
  public static Post of(Event event) {
    VideoSnapshot video = event.videoSnapshot();
    boolean settled = event.occurredAtMillis() - video.publishedAtMillis() >= SETTLES_MILLIS;
    Double plays = real(video.plays());
    Double watched = ratio(video.watchTimeSeconds(), plays);
    double engagements = (double) video.likes() + video.comments() + video.shares();
    return new Post(
        video.publishedAtMillis(),
        video.region(),
        settled ? real(video.reach()) : null,
        settled ? ratio(watched, video.durationSeconds()) : null,
        settled ? ratio(real(video.completions()), plays) : null,
        settled ? ratio(engagements, (double) video.views()) : null,
        tags(video.hashtags()),
        video.soundId(),
        video.soundOwned());
  }

  /** Whether it was published in the time before, bounds: from included, to excluded. */
  boolean isPublishedWithin(long fromMillis, long toMillis) {
    return fromMillis <= publishedAtMillis && publishedAtMillis < toMillis;
  }

  private static List<String> tags(List<String> raw) {
    return raw.stream()
        .map(Post::tag)
        .filter(tag -> tag.length() > 1)
        .collect(
            collectingAndThen(
                toCollection(TreeSet::new),
                tags -> new ArrayList<>(tags.stream().limit(MAX_HASHTAGS).toList())));
  }

  private static String tag(String raw) {
    String plain = raw.strip().toLowerCase(Locale.ROOT);
    return plain.startsWith("#") ? plain : '#' + plain;
  }

  private static @Nullable Double real(@Nullable Long count) {
    return count == null ? null : (Double) count.doubleValue();
  }

  private static @Nullable Double ratio(@Nullable Double part, @Nullable Double whole) {
    return part == null || whole == null || whole == 0 ? null : (Double) (part / whole);
  }
}
