package io.tideline.udfs.spike;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.udfs.playbook.GrowthThresholds;
import org.junit.jupiter.api.Test;

class GrowthRuleTest {
  private final GrowthRule rule = new GrowthRule(GrowthThresholds.DEFAULT);

  @Test
  void threeRisesOfATenthHold() {
    assertThat(rule.holds(new long[] {30, 34, 38, 42})).isTrue();
    assertThat(rule.holds(new long[] {100, 110, 121, 134})).isTrue();
  }

  @Test
  void oneShortOfATenthDoesNot() {
    assertThat(rule.holds(new long[] {30, 34, 38, 41})).isFalse();
    assertThat(rule.holds(new long[] {100, 109, 130, 150})).isFalse();
  }

  @Test
  void aDayBelowTheMinimumDoesNot() {
    assertThat(rule.holds(new long[] {10, 19, 30, 40})).isFalse();
    assertThat(rule.holds(new long[] {0, 20, 30, 40})).isTrue();
  }
}
