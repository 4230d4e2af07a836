package io.tideline.job.posting;

import io.tideline.udfs.event.AudienceActivity;
import io.tideline.udfs.event.Event;
import io.tideline.udfs.posting.Audience;
import io.tideline.udfs.posting.Post;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something known of an account.
 *
 * @param item what it is about: a later fact of the same item stands in its place
 * @param post null where it is about an audience
 * @param audience null where it is about a post
 */
public record PostingFact(
    String accountId,
    String item,
    long atMillis,
    String eventId,
    @Nullable Post post,
    @Nullable Audience audience) {

  /** By time, then by their ids. */
  static final Comparator<PostingFact> ORDER =
      Comparator.comparingLong(PostingFact::atMillis)
          .thenComparing(PostingFact::eventId)
          .thenComparing(PostingFact::item);

  /** Of a snapshot. */
  static PostingFact ofSnapshot(Event event) {
    return new PostingFact(
        event.accountId(),
        "v" + event.videoSnapshot().videoId(),
        event.occurredAtMillis(),
        event.eventId(),
        Post.of(event),
        null);
  }

  /** Of an hour's active followers. */
  static PostingFact ofActivity(Event event) {
    AudienceActivity activity = event.audienceActivity();
    return new PostingFact(
        event.accountId(),
        "a" + activity.hourStartMillis() + '/' + activity.region(),
        event.occurredAtMillis(),
        event.eventId(),
        null,
        new Audience(activity.region(), activity.hourStartMillis(), activity.activeFollowers()));
  }

  /** Whether it stands where the other is known. */
  boolean isAfter(@Nullable PostingFact other) {
    if (other == null) {
      return true;
    }
    return atMillis != other.atMillis
        ? atMillis > other.atMillis
        : eventId.compareTo(other.eventId) > 0;
  }

  /** When it begins to count: when the video was published, or the hour began. */
  long beginsAtMillis() {
    return post == null ? audience.hourStartMillis() : post.publishedAtMillis();
  }

  /** When it leaves the longest window it counts in; what begins after it was said, as if then. */
  long leavesAtMillis() {
    long window = post == null ? PostingTimes.WINDOWS_MILLIS : PostingTimes.TAGS_MILLIS;
    return Math.min(beginsAtMillis(), atMillis) + window;
  }
}
