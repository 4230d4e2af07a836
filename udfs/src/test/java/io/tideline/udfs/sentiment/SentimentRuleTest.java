package io.tideline.udfs.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.playbook.SentimentThresholds;
import org.junit.jupiter.api.Test;

/** The figures of SEMANTICS §4: 20 messages, below 0.2 or 0.15 under last week, 0.05 to recover. */
class SentimentRuleTest {
  private final SentimentRule rule = new SentimentRule(SentimentThresholds.DEFAULT);

  private static Scores of(int messages, double mean) {
    return new Scores(messages, 0, messages * Scores.millionths(mean));
  }

  @Test
  void aMeanBelowTheFloorFiresWithoutAWeekBefore() {
    assertThat(rule.fires(of(20, 0.19), Scores.NONE)).isTrue();
    assertThat(rule.fires(of(20, 0.2), Scores.NONE)).isFalse();
    assertThat(rule.threshold(Scores.NONE)).isEqualTo(0.2);
  }

  @Test
  void oneMessageOfTwentyDecides() {
    Scores nineteenAtTheFloor = of(19, 0.2);
    assertThat(rule.fires(nineteenAtTheFloor.plus(of(1, 0.199999)), Scores.NONE)).isTrue();
    assertThat(rule.fires(nineteenAtTheFloor.plus(of(1, 0.2)), Scores.NONE)).isFalse();
  }

  @Test
  void fewerThanTwentyMessagesSayNothing() {
    assertThat(rule.fires(of(19, 0), of(100, 0.9))).isFalse();
    assertThat(rule.recovered(of(19, 1), of(100, 0.5))).isFalse();
  }

  @Test
  void exactlyFifteenHundredthsBelowTheWeekBeforeFires() {
    assertThat(rule.fires(of(20, 0.45), of(20, 0.6))).isTrue();
    assertThat(rule.fires(of(20, 0.450001), of(20, 0.6))).isFalse();
    assertThat(rule.fires(of(23, 0.45), of(31, 0.6))).isTrue();
    assertThat(rule.threshold(of(20, 0.6))).isEqualTo(0.45);
  }

  @Test
  void aWeekBeforeOfFewerThanTwentyIsNoComparison() {
    assertThat(rule.fires(of(50, 0.3), of(19, 0.9))).isFalse();
    assertThat(rule.threshold(of(19, 0.9))).isEqualTo(0.2);
  }

  @Test
  void isOverMoreThanFiveHundredthsAboveTheThreshold() {
    assertThat(rule.recovered(of(20, 0.25), Scores.NONE)).isFalse();
    assertThat(rule.recovered(of(20, 0.250001), Scores.NONE)).isTrue();
    assertThat(rule.recovered(of(20, 0.5), of(20, 0.6))).isFalse();
    assertThat(rule.recovered(of(20, 0.500001), of(20, 0.6))).isTrue();
  }

  @Test
  void theHigherOfTheTwoThresholdsCounts() {
    assertThat(rule.threshold(of(20, 0.3))).isEqualTo(0.2);
    assertThat(rule.fires(of(20, 0.16), of(20, 0.3))).isTrue();
    assertThat(rule.recovered(of(20, 0.24), of(20, 0.3))).isFalse();
    assertThat(rule.recovered(of(20, 0.26), of(20, 0.3))).isTrue();
  }

  @Test
  void otherThresholdsAreTaken() {
    var strict = new SentimentRule(new SentimentThresholds(5, 0.4, 0.05, 0.01, 1, 2));
    assertThat(strict.fires(of(5, 0.39), Scores.NONE)).isTrue();
    assertThat(strict.fires(of(5, 0.55), of(5, 0.6))).isTrue();
    assertThat(strict.recovered(of(5, 0.561), of(5, 0.6))).isTrue();
  }

  @Test
  void billionsOfMessagesAreComparedExactly() {
    Scores before = new Scores(3_000_000_000L, 0, 1_800_000_000_000_000L);
    assertThat(rule.fires(new Scores(3_000_000_000L, 0, 1_350_000_000_000_000L), before)).isTrue();
    assertThat(rule.fires(new Scores(3_000_000_000L, 0, 1_350_000_000_000_001L), before)).isFalse();
  }
}
