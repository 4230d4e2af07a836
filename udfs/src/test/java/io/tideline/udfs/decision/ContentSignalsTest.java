package io.tideline.udfs.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.content.Snapshot;
import io.tideline.udfs.content.VideoGrades;
import io.tideline.udfs.playbook.document.PlaybookReader;
import io.tideline.udfs.signal.Signal;
import io.tideline.udfs.signal.SignalType;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SEMANTICS §6, on both sides of each threshold and on it. */
class ContentSignalsTest {
  private static final long HOUR = 3_600_000L;
  private final ContentSignals signals = new ContentSignals(VideoGrades.DEFAULT);
  private final Snapshot snapshot = new Snapshot();

  /** Nothing there is cause to. */
  @BeforeEach
  void isUnremarkable() {
    snapshot.views = 900;
    snapshot.likes = 5;
    snapshot.shares = 0;
    snapshot.watchTime = 1_000.0;
  }

  private List<SignalType> kinds() {
    return signals.of(snapshot.event()).stream().map(Signal::type).toList();
  }

  @Test
  void mostVideosGiveCauseToNothing() {
    assertThat(kinds()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"200,99,true", "199,90,false", "200,100,false", "300,149,true", "300,150,false"})
  void leftEarlyByMost(long plays, long completions, boolean isSignal) {
    snapshot.plays = plays;
    snapshot.completions = completions;

    assertThat(kinds().contains(SignalType.LOW_COMPLETION)).isEqualTo(isSignal);
  }

  @Test
  void aVideoIsYoungForSeventyTwoHours() {
    snapshot.completions = 300L;
    snapshot.atMillis = snapshot.publishedMillis + 72 * HOUR;
    assertThat(kinds()).containsExactly(SignalType.LOW_COMPLETION);

    snapshot.atMillis++;
    assertThat(kinds()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"4000,true", "3999,false"})
  void watchedLongButNotToItsEnd(double watchTime, boolean isSignal) {
    snapshot.plays = 400L;
    snapshot.completions = 120L;
    snapshot.watchTime = watchTime;

    assertThat(kinds()).contains(SignalType.LOW_COMPLETION);
    assertThat(kinds().contains(SignalType.STRONG_HOOK_LOW_COMPLETION)).isEqualTo(isSignal);
  }

  @ParameterizedTest
  @CsvSource({"30000,false", "30001,true"})
  void seenByMoreThanTwiceTheFollowers(long views, boolean isSignal) {
    snapshot.views = views;

    assertThat(kinds().contains(SignalType.VIRAL_REACH)).isEqualTo(isSignal);
  }

  @ParameterizedTest
  @CsvSource({"96,4,true", "95,5,false", "79,1,false", "80,1,true"})
  void likedByManyAndCommentedOnByFew(long likes, long comments, boolean isSignal) {
    snapshot.views = 1_000;
    snapshot.likes = likes;
    snapshot.comments = comments;

    assertThat(kinds().contains(SignalType.QUIET_ENGAGEMENT)).isEqualTo(isSignal);
  }

  @ParameterizedTest
  @CsvSource({"100,10000,true", "99,5000,false", "100,10001,false", "101,10100,true"})
  void sharedUnusuallyOften(long shares, long views, boolean isSignal) {
    snapshot.shares = shares;
    snapshot.views = views;

    assertThat(kinds().contains(SignalType.MANY_SHARES)).isEqualTo(isSignal);
  }

  @Test
  void whatIsUnknownGivesCauseToNothing() {
    snapshot.views = 1_000_000;
    snapshot.followers = 0;
    snapshot.completions = null;

    assertThat(kinds()).isEmpty();
  }

  @Test
  void goesByThePlaybooksBenchmarks() {
    var own =
        new ContentSignals(
            new VideoGrades(
                PlaybookReader.read(
                        """
                        version: own
                        benchmarks: {viral_ratio: 0.05, many_shares: 3, many_shares_pct: 0.1}
                        """)
                    .playbook()
                    .benchmarks()));
    snapshot.shares = 3;

    assertThat(own.of(snapshot.event()))
        .extracting(Signal::type)
        .containsExactly(SignalType.VIRAL_REACH, SignalType.MANY_SHARES);
  }

  @Test
  void sayWhatTheyAreMadeOf() {
    snapshot.views = 45_000;

    Signal signal = signals.of(snapshot.event()).get(0);

    assertThat(signal.cause()).isEqualTo("viral_reach/acct/v1");
    assertThat(signal.value("signal.view_to_follower_ratio")).isEqualTo(3.0);
    assertThat(signal.value("signal.completion_rate_pct")).isEqualTo(60.0);
    assertThat(signal.value("signal.age_h")).isEqualTo(20.0);
  }
}
