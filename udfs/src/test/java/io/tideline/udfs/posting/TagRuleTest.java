package io.tideline.udfs.posting;

import static io.tideline.udfs.posting.TestPosts.DAY;
import static io.tideline.udfs.posting.TestPosts.MONDAY;
import static io.tideline.udfs.posting.TestPosts.sounding;
import static io.tideline.udfs.posting.TestPosts.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TagRuleTest {
  private static final Offset<Double> CLOSE = within(1e-9);

  private final List<Post> posts = new ArrayList<>();

  /** Computed with another library; unshrunk the reach's would be 2.88. */
  @Test
  void postsWithATagAreComparedWithTheOthers() {
    Collections.addAll(
        posts,
        tagged(3_000, 0.6, "#a"),
        tagged(5_000, 0.7, "#a"),
        tagged(9_000, 0.65, "#a"),
        tagged(1_000, 0.4),
        tagged(1_500, 0.5),
        tagged(900, 0.45),
        tagged(2_500, 0.5),
        tagged(1_200, 0.42));

    TagLift lift = lift("#a");
    assertThat(lift.kind()).isEqualTo(TagKind.HASHTAG);
    assertThat(lift.owned()).isNull();
    assertThat(lift.videosWith()).isEqualTo(3);
    assertThat(lift.videosWithout()).isEqualTo(5);
    assertThat(lift.reach()).isCloseTo(1.5485474502907932, CLOSE);
    assertThat(lift.low()).isCloseTo(0.29037287332329365, CLOSE);
    assertThat(lift.high()).isCloseTo(4.033501742528032, CLOSE);
    assertThat(lift.completion()).isCloseTo(0.36534569409586276, CLOSE);
    assertThat(lift.engagement()).isZero();
  }

  @Test
  void withMorePostsTheLiftIsShrunkLessAndTheIntervalIsNarrower() {
    addScattered(3);
    TagLift few = lift("#a");
    addScattered(60);
    TagLift many = lift("#a");
    assertThat(few.reach()).isPositive().isLessThan(many.reach());
    assertThat(many.reach()).isLessThan(2);
    assertThat(many.high() - many.low()).isLessThan(few.high() - few.low());
    assertThat(many.low()).isPositive();
  }

  @Test
  void oneTagOfOnePostIsNoPattern() {
    Collections.addAll(posts, tagged(3_000, 0.6, "#a"), tagged(5_000, 0.7), tagged(1, 0.2));
    assertThat(lifts()).isEmpty();
  }

  @Test
  void aTagOfAllPostsCannotBeCompared() {
    Collections.addAll(posts, tagged(3_000, 0.6, "#a"), tagged(5_000, 0.7, "#a"));
    TagLift lift = lift("#a");
    assertThat(lift.videosWithout()).isZero();
    assertThat(lift.reach()).isNull();
    assertThat(lift.low()).isNull();
    assertThat(lift.completion()).isNull();
  }

  @Test
  void aSoundIsOwnedWhereOnePostSaysSo() {
    Collections.addAll(
        posts,
        sounding("s1", null),
        sounding("s1", true),
        sounding("s2", false),
        sounding("s2", null),
        sounding("s3", null),
        sounding("s3", null));
    assertThat(lift("s1").owned()).isTrue();
    assertThat(lift("s2").owned()).isFalse();
    assertThat(lift("s3").owned()).isNull();
    assertThat(lift("s1").kind()).isEqualTo(TagKind.SOUND);
    assertThat(lift("s1").reach()).isNull();
  }

  @Test
  void postsWithTheSameFiguresAreStillSeveral() {
    for (int i = 0; i < 3; i++) {
      posts.add(tagged(3_000, 0.6, "#a", "#b"));
      posts.add(tagged(3_000, 0.6, "#b"));
    }
    TagLift lift = lift("#a");
    assertThat(lift.videosWith()).isEqualTo(3);
    assertThat(lift.videosWithout()).isEqualTo(3);
    assertThat(lift.reach()).isZero();
  }

  @Test
  void onlyTheLastSixtyDaysCount() {
    Collections.addAll(posts, tagged(3_000, 0.6, "#a"), tagged(5_000, 0.7, "#a"));
    assertThat(TagRule.lifts(posts, MONDAY + 60 * DAY)).hasSize(1);
    assertThat(TagRule.lifts(posts, MONDAY + 60 * DAY + 1)).isEmpty();
    assertThat(TagRule.lifts(posts, MONDAY)).isEmpty();
  }

  @Test
  void thereAreAtMostSoManyTagsThoseOfTheMostPosts() {
    for (int i = 0; i < TagRule.MAX_TAGS + 5; i++) {
      posts.add(tagged(10, 0.5, "#t" + i));
      posts.add(tagged(10, 0.5, "#t" + i, "#z"));
    }
    assertThat(lifts()).hasSize(TagRule.MAX_TAGS);
    assertThat(lifts().get(0).tag()).isEqualTo("#z");
  }

  @Test
  void nothingDependsOnTheOrderOfPosts() {
    addScattered(12);
    List<TagLift> first = lifts();
    var random = new Random(2);
    for (int round = 0; round < 10; round++) {
      Collections.shuffle(posts, random);
      assertThat(lifts()).isEqualTo(first);
    }
  }

  /** Posts with the tag reach twice as many. */
  private void addScattered(int pairs) {
    var random = new Random(pairs);
    for (int i = 0; i < pairs; i++) {
      posts.add(tagged(2_000 * Math.exp(random.nextGaussian() / 2), 0.5, "#a"));
      posts.add(tagged(1_000 * Math.exp(random.nextGaussian() / 2), 0.5));
    }
  }

  private TagLift lift(String tag) {
    return lifts().stream().filter(lift -> lift.tag().equals(tag)).findFirst().orElseThrow();
  }

  private List<TagLift> lifts() {
    return TagRule.lifts(posts, MONDAY + DAY);
  }
}
