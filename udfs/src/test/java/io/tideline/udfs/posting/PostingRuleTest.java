package io.tideline.udfs.posting;

import static io.tideline.udfs.posting.TestPosts.DAY;
import static io.tideline.udfs.posting.TestPosts.HOUR;
import static io.tideline.udfs.posting.TestPosts.MONDAY;
import static io.tideline.udfs.posting.TestPosts.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PostingRuleTest {
  private static final long NEXT = MONDAY + 7 * DAY;
  private static final Offset<Double> CLOSE = within(1e-12);

  private final List<Audience> audiences = new ArrayList<>();
  private final List<Post> posts = new ArrayList<>();

  /** The audience rises to its peak in one hour and falls slowly. */
  @Test
  void theRisingEdgeRanksAboveThePeak() {
    active("DE", 18, 100, 1_000, 900, 800, 700, 600, 500);

    assertThat(window("DE", 18).rank()).isEqualTo(1);
    assertThat(window("DE", 19).rank()).isEqualTo(2);
    assertThat(window("DE", 19).activeFollowers()).isEqualTo(1_000);
    assertThat(window("DE", 18).score()).isCloseTo(900 / (4_600 / 7.0), CLOSE);
    assertThat(window("DE", 19).score()).isCloseTo(800 / (4_600 / 7.0), CLOSE);
  }

  @Property
  void noHourBeforeAPeakScoresBelowIt(
      @ForAll @Size(168) List<@IntRange(max = 10_000) Integer> week) {
    audiences.clear();
    active("NL", 0, week.stream().mapToInt(Integer::intValue).toArray());
    int peak = week.indexOf(Collections.max(week));
    Double before = window("NL", Math.floorMod(peak - 1, 168)).score();
    Double at = window("NL", peak).score();
    if (at != null) {
      assertThat(before).isGreaterThanOrEqualTo(at - 1e-9);
    }
  }

  @Test
  void twoWeeksOfAnHourAreItsMean() {
    active("DE", 10, 100);
    audiences.add(new Audience("DE", MONDAY - 7 * DAY + 10 * HOUR, 300));

    assertThat(window("DE", 10).activeFollowers()).isEqualTo(200);
  }

  @Test
  void onlyTheLastFourteenDaysCount() {
    active("DE", 10, 100, 100, 100, 100);
    long at = MONDAY + 10 * HOUR + 14 * DAY;
    posts.add(post(MONDAY + 10 * HOUR, "DE", 100, 0.5));
    posts.add(post(at, "DE", 100, 0.5));

    assertThat(PostingRule.windows(posts, audiences, at))
        .filteredOn(window -> window.hourOfWeek() == 10)
        .singleElement()
        .satisfies(window -> assertThat(window.posts()).isEqualTo(1));
    assertThat(PostingRule.windows(posts, audiences, at + HOUR))
        .filteredOn(window -> window.hourOfWeek() == 10)
        .singleElement()
        .satisfies(
            window -> {
              assertThat(window.posts()).isEqualTo(1);
              assertThat(window.activeFollowers()).isNull();
            });
  }

  @Test
  void fewPostsMoveTheScoreLittleAndManyMoveItMuch() {
    active("DE", 0, flat());
    double mean = 0;
    for (int i = 0; i < 20; i++) {
      posts.add(post(MONDAY + 5 * HOUR + i, "DE", 999, 0.5));
      mean += Math.log(1_000) / 21;
    }
    posts.add(post(MONDAY + 8 * HOUR, "DE", 9_999, 0.5));
    mean += Math.log(10_000) / 21;

    assertThat(window("DE", 8).score())
        .isCloseTo(Math.exp((Math.log(10_000) - mean) / 5), CLOSE)
        .isLessThan(1.6);
    assertThat(window("DE", 5).score())
        .isCloseTo(Math.exp((Math.log(1_000) - mean) * 20 / 24), CLOSE);
    assertThat(window("DE", 6).score()).isCloseTo(1, CLOSE);
    assertThat(window("DE", 8).medianReach()).isEqualTo(9_999);
    assertThat(window("DE", 6).medianReach()).isNull();
  }

  @Test
  void aHighWatchRatioCountsToo() {
    active("DE", 0, flat());
    for (int i = 0; i < 4; i++) {
      posts.add(post(MONDAY + 5 * HOUR + i, "DE", 999, 0.9));
      posts.add(post(MONDAY + 6 * HOUR + i, "DE", 999, 0.3));
    }

    assertThat(window("DE", 5).medianWatchRatio()).isEqualTo(0.9);
    assertThat(window("DE", 5).score()).isCloseTo(1 + 0.5 * 0.5, CLOSE);
    assertThat(window("DE", 6).score()).isCloseTo(1 - 0.5 * 0.5, CLOSE);
  }

  @Test
  void whatIsUnknownIsNoZero() {
    active("DE", 10, 100);
    posts.add(post(MONDAY + 3 * HOUR, "DE", 100, 0.5));
    posts.add(new Post(MONDAY + 3 * HOUR, "DE", null, null, null, null, List.of(), null, null));
    posts.add(post(MONDAY + 3 * HOUR, null, 100, 0.5));
    posts.add(post(MONDAY + 4 * HOUR, "AT", 100, 0.5));

    assertThat(window("DE", 3).posts()).isEqualTo(2);
    assertThat(window("DE", 3).medianReach()).isEqualTo(100);
    assertThat(window("DE", 3).activeFollowers()).isNull();
    assertThat(window("DE", 3).score()).isNull();
    assertThat(window("DE", 3).rank()).isNull();
    assertThat(window("DE", 10).score()).isNull();
    assertThat(window("AT", 4).score()).isNull();
    assertThat(windows()).hasSize(3);
  }

  @Test
  void anAudienceOfNobodyHasNoScore() {
    active("DE", 10, 0, 0, 0, 0);
    assertThat(windows()).hasSize(4).allMatch(window -> window.score() == null);
  }

  @Test
  void nothingDependsOnTheOrderOfPostsAndHours() {
    var random = new Random(7);
    active("DE", 0, flat());
    active("NL", 0, random.ints(168, 0, 5_000).toArray());
    for (int i = 0; i < 60; i++) {
      long at = MONDAY + random.nextInt(168) * HOUR;
      posts.add(post(at, i % 2 == 0 ? "DE" : "NL", random.nextInt(9_000), random.nextDouble()));
    }
    List<PostingWindow> first = windows();
    for (int round = 0; round < 10; round++) {
      Collections.shuffle(posts, random);
      Collections.shuffle(audiences, random);
      assertThat(windows()).isEqualTo(first);
    }
  }

  private static int[] flat() {
    int[] hours = new int[168];
    Arrays.fill(hours, 100);
    return hours;
  }

  private void active(String region, int fromHour, int... followers) {
    for (int i = 0; i < followers.length; i++) {
      audiences.add(new Audience(region, MONDAY + (fromHour + i) * HOUR, followers[i]));
    }
  }

  private PostingWindow window(String region, int hour) {
    return windows().stream()
        .filter(window -> window.region().equals(region) && window.hourOfWeek() == hour)
        .findFirst()
        .orElseThrow();
  }

  private List<PostingWindow> windows() {
    return PostingRule.windows(posts, audiences, NEXT);
  }
}
