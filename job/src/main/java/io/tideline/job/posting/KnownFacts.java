package io.tideline.job.posting;

import io.tideline.udfs.posting.Audience;
import io.tideline.udfs.posting.Post;
import java.util.ArrayList;
import java.util.List;

/** What is known of one account at a full hour. */
final class KnownFacts {
  private final List<Post> posts = new ArrayList<>();
  private final List<Audience> audiences = new ArrayList<>();
  private long nextChangeMillis = Long.MAX_VALUE;

  void add(PostingFact fact, long hour) {
    if (fact.post() != null) {
      posts.add(fact.post());
    } else {
      audiences.add(fact.audience());
    }
    nextChangeMillis = Math.min(nextChangeMillis, PostingTimes.nextChange(fact, hour));
  }

  List<Post> posts() {
    return posts;
  }

  List<Audience> audiences() {
    return audiences;
  }

  boolean isEmpty() {
    return posts.isEmpty() && audiences.isEmpty();
  }

  long nextChangeMillis() {
    return nextChangeMillis;
  }
}
