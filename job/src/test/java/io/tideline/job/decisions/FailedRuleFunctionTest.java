package io.tideline.job.decisions;

import static io.tideline.job.TestEvents.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.connectors.playbook.PlaybookStatus;
import io.tideline.job.Backend;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class FailedRuleFunctionTest {
  private static final long HOUR = 3_600_000L;

  @Test
  void theFirstFailureOfAnHourIsToldHoweverManyComeInWhateverOrder() throws Exception {
    try (var harness = FailedRuleHarness.open(Backend.HASHMAP, null)) {
      harness.fail("purchase", "divide_by_zero", MONDAY + 9, MONDAY + 7, MONDAY + 8);
      assertThat(harness.told()).isEmpty();
      harness.processWatermark(MONDAY + 7);
      harness.fail("purchase", "divide_by_zero", MONDAY + 10, MONDAY + 5);
      harness.processWatermark(MONDAY + 20);
      assertThat(harness.told()).containsExactly("rules[4].when " + (MONDAY + 7));
    }
  }

  @Test
  void anotherReasonRuleOrHourIsToldOnItsOwn() throws Exception {
    try (var harness = FailedRuleHarness.open(Backend.HASHMAP, null)) {
      harness.fail("purchase", "divide_by_zero", MONDAY, MONDAY + HOUR);
      harness.fail("purchase", "iteration_budget_exceeded", MONDAY + 1);
      harness.fail("spam", "divide_by_zero", MONDAY + 2);
      harness.processWatermark(MONDAY + 2 * HOUR);
      assertThat(harness.told())
          .containsExactly(
              "rules[4].when " + MONDAY,
              "rules[4].when " + (MONDAY + 1),
              "rules[3].when " + (MONDAY + 2),
              "rules[4].when " + (MONDAY + HOUR));
    }
  }

  @Test
  void theStatusSaysWhatHoldsAndWhatFailed() throws Exception {
    try (var harness = FailedRuleHarness.open(Backend.HASHMAP, null)) {
      harness.fail("purchase", "divide_by_zero", MONDAY);
      harness.processWatermark(MONDAY);
      PlaybookStatus status = harness.extractOutputValues().get(0);
      assertThat(status.active()).isTrue();
      assertThat(status.version()).isEqualTo("builtin-1");
      assertThat(status.errors().get(0).message())
          .isEqualTo(
              "rule \"purchase\" can't be judged on some signals and is passed over for them:"
                  + " divide_by_zero");
    }
  }

  @Test
  void theEndOfTheInputTellsWhatWasNotToldAndNothingIsKeptForever() throws Exception {
    try (var harness = FailedRuleHarness.open(Backend.HASHMAP, null)) {
      harness.fail("purchase", "divide_by_zero", MONDAY);
      harness.processWatermark(MONDAY + 2 * HOUR);
      assertThat(harness.numKeyedStateEntries()).isZero();
      harness.fail("purchase", "divide_by_zero", MONDAY + 1);
      assertThat(harness.numKeyedStateEntries()).isPositive();
      harness.processWatermark(Long.MAX_VALUE);
      assertThat(harness.told())
          .containsExactly("rules[4].when " + MONDAY, "rules[4].when " + (MONDAY + 1));
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void whatWasToldIsNotToldAgainAfterARestart() throws Exception {
    OperatorSubtaskState state;
    try (var harness = FailedRuleHarness.open(Backend.HASHMAP, null)) {
      harness.fail("purchase", "divide_by_zero", MONDAY);
      harness.processWatermark(MONDAY);
      state = harness.snapshot(1, 1);
    }
    try (var harness = FailedRuleHarness.open(Backend.HASHMAP, state)) {
      harness.fail("purchase", "divide_by_zero", MONDAY + 1);
      harness.processWatermark(MONDAY + 1);
      assertThat(harness.told()).isEmpty();
    }
  }
}
