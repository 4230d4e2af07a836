package io.tideline.udfs.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.event.Event;
import io.tideline.udfs.event.EventType;
import io.tideline.udfs.event.VideoSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PostTest {
  private static final long DAY = 86_400_000L;

  @Test
  void figuresAreThoseOfTheSnapshot() {
    Post post = Post.of(snapshot(DAY, 20, 100L, 2_000.0, List.of(" #Sale", "sale", "#NEU ", "#")));
    assertThat(post.reach()).isEqualTo(900);
    assertThat(post.watchRatio()).isEqualTo(1);
    assertThat(post.completionRate()).isEqualTo(0.25);
    assertThat(post.engagementRate()).isEqualTo(0.1);
    assertThat(post.hashtags()).containsExactly("#neu", "#sale");
  }

  @Test
  void aVideoOfTodayHasNoFiguresYet() {
    Post post = Post.of(snapshot(DAY - 1, 20, 100L, 2_000.0, List.of("#a")));
    assertThat(post.reach()).isNull();
    assertThat(post.watchRatio()).isNull();
    assertThat(post.completionRate()).isNull();
    assertThat(post.engagementRate()).isNull();
    assertThat(post.hashtags()).containsExactly("#a");
  }

  @Test
  void whatIsUnknownOrDividedByZeroIsNull() {
    assertThat(Post.of(snapshot(DAY, 20, null, 2_000.0, List.of())).watchRatio()).isNull();
    assertThat(Post.of(snapshot(DAY, 20, 0L, 2_000.0, List.of())).completionRate()).isNull();
    assertThat(Post.of(snapshot(DAY, 0, 100L, 2_000.0, List.of())).watchRatio()).isNull();
    assertThat(Post.of(snapshot(DAY, 20, 100L, null, List.of())).watchRatio()).isNull();
  }

  private static Event snapshot(
      long at, double seconds, @Nullable Long plays, @Nullable Double watched, List<String> tags) {
    var video =
        new VideoSnapshot(
            "v", 0, seconds, 1_000, 80, 15, 5, null, 900L, null, plays, 25L, watched, 15_000, tags,
            "s", true, "DE", null, null);
    return new Event(
        EventType.VIDEO_SNAPSHOT,
        "e",
        at,
        at,
        "acme",
        "tiktok",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        video,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
