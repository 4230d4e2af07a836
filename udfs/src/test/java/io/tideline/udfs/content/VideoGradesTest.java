package io.tideline.udfs.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.playbook.Benchmarks;
import io.tideline.udfs.playbook.document.PlaybookReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SEMANTICS §6, on both sides of each threshold and on it. */
class VideoGradesTest {
  private final VideoGrades grades = VideoGrades.DEFAULT;
  private final Snapshot snapshot = new Snapshot();

  private Grade engagement() {
    return grades.engagement(snapshot.rates(), snapshot.followers);
  }

  @Test
  void theWorkedExample() {
    Rates rates = snapshot.rates();

    assertThat(rates.byFollowers().value()).isEqualTo(2);
    assertThat(rates.byViews().value()).isEqualTo(10);
    assertThat(rates.byReach().value()).isEqualTo(12);
    Rate ratio = VideoGrades.viewsPerFollower(snapshot.views, snapshot.followers);
    assertThat(ratio.value()).isEqualTo(0.2);
    assertThat(grades.reach(ratio)).isEqualTo(ReachBand.FOLLOWER_BOUND);
    assertThat(grades.tier(snapshot.followers)).isEqualTo(Tier.MID);
    assertThat(engagement()).isEqualTo(Grade.BELOW);
  }

  @ParameterizedTest
  @CsvSource({
    "16000,STRONG",
    "15999.999,OK",
    "10000,OK",
    "9999.999,WEAK",
    "0,WEAK",
    "40000,STRONG"
  })
  void watchedSoFarOfTwentySecondsByAThousandPlays(double watchTime, WatchGrade grade) {
    snapshot.watchTime = watchTime;

    assertThat(grades.watch(snapshot.rates().watchRatio())).isEqualTo(grade);
  }

  @Test
  void fourFifthsOfAnOddLengthAreStrongToo() {
    snapshot.duration = 12.7;
    snapshot.plays = 3L;
    snapshot.watchTime = 30.48;

    assertThat(snapshot.rates().watchRatio().isAtLeast(0.8)).isTrue();
    assertThat(grades.watch(snapshot.rates().watchRatio())).isEqualTo(WatchGrade.STRONG);
  }

  @ParameterizedTest
  @CsvSource({"701,GREAT", "700,GOOD", "500,GOOD", "499,BELOW", "0,BELOW"})
  void watchedToTheEndByThatManyOfAThousand(long completions, Grade grade) {
    snapshot.completions = completions;

    assertThat(grades.completion(snapshot.rates().completion())).isEqualTo(grade);
  }

  @ParameterizedTest
  @CsvSource({
    "7499,FOLLOWER_BOUND",
    "7500,ORGANIC",
    "30000,ORGANIC",
    "30001,VIRAL",
    "0,FOLLOWER_BOUND"
  })
  void seenByFifteenThousandFollowersAndOthers(long views, ReachBand band) {
    assertThat(grades.reach(VideoGrades.viewsPerFollower(views, 15_000))).isEqualTo(band);
  }

  @ParameterizedTest
  @CsvSource({"0,SMALL", "9999,SMALL", "10000,MID", "100000,MID", "100001,LARGE"})
  void tiersGoByFollowers(long followers, Tier tier) {
    assertThat(grades.tier(followers)).isEqualTo(tier);
  }

  @ParameterizedTest
  @CsvSource({
    "5000,299,BELOW",
    "5000,300,GOOD",
    "5000,500,GOOD",
    "5000,501,GREAT",
    "50000,1999,BELOW",
    "50000,2000,GOOD",
    "50000,4000,GOOD",
    "50000,4001,GREAT",
    "200000,3999,BELOW",
    "200000,4000,GOOD",
    "200000,12000,GOOD",
    "200000,12001,GREAT"
  })
  void engagementIsGradedByTheTier(long followers, long engagements, Grade grade) {
    snapshot.followers = followers;
    snapshot.likes = engagements - 50;

    assertThat(engagement()).isEqualTo(grade);
  }

  @Test
  void unknownIsNeverZero() {
    snapshot.followers = 0;
    snapshot.plays = null;
    snapshot.reach = null;
    Rates rates = snapshot.rates();

    assertThat(rates.byFollowers()).isNull();
    assertThat(rates.byReach()).isNull();
    assertThat(rates.averageWatchSeconds()).isNull();
    assertThat(rates.completion()).isNull();
    assertThat(grades.watch(rates.watchRatio())).isNull();
    assertThat(grades.completion(rates.completion())).isNull();
    assertThat(engagement()).isNull();
    assertThat(grades.reach(VideoGrades.viewsPerFollower(snapshot.views, 0))).isNull();
  }

  @Test
  void aVideoWithoutALengthHasNoWatchRatio() {
    snapshot.duration = 0;

    assertThat(snapshot.rates().watchRatio()).isNull();
    assertThat(snapshot.rates().averageWatchSeconds().value()).isEqualTo(12);
  }

  @Test
  void aPlaybookMayPutEngagementInRelationToViewsAndMoveItsLines() {
    Benchmarks benchmarks =
        PlaybookReader.read(
                """
                version: own
                benchmarks:
                  viral_ratio: 0.15
                  engagement: {by: views, mid_from: 20000, small: {good: 3, great: 9.9}}
                """)
            .playbook()
            .benchmarks();
    var own = new VideoGrades(benchmarks);

    assertThat(own.engagement(snapshot.rates(), snapshot.followers)).isEqualTo(Grade.GREAT);
    assertThat(own.tier(15_000)).isEqualTo(Tier.SMALL);
    assertThat(own.reach(VideoGrades.viewsPerFollower(3_000, 15_000))).isEqualTo(ReachBand.VIRAL);
  }
}
