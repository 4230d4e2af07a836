package io.tideline.udfs.posting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Posts for tests. */
final class TestPosts {
  /** Monday, 2 March 2026, 00:00 UTC. */
  static final long MONDAY = 1_772_409_600_000L;

  static final long HOUR = 3_600_000L;
  static final long DAY = 24 * HOUR;

  private TestPosts() {}

  static Post post(long publishedAt, @Nullable String region, double reach, double watchRatio) {
    return new Post(publishedAt, region, reach, watchRatio, 0.5, 0.05, List.of(), null, null);
  }

  static Post tagged(double reach, double completion, String... hashtags) {
    return new Post(MONDAY, null, reach, null, completion, 0.05, List.of(hashtags), null, null);
  }

  static Post sounding(String sound, @Nullable Boolean owned) {
    return new Post(MONDAY, null, null, null, null, null, List.of(), sound, owned);
  }
}
